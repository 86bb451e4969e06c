package org.netbearer.socket.binding.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netbearer.socket.binding.Links;
import org.netbearer.socket.binding.system.LocalName;

/** The calls that Windows would get. */
class WindowsSocketsTest {
    private final Fake system = new Fake();
    private final WindowsSockets sockets = new WindowsSockets(system, system);

    @Test
    void writesTheIndexInNetworkOrderForVersionFourAlone() throws IOException {
        sockets.bind(1234, new LocalName(4, true, 0, true), Links.of("eth0", 0x0102));
        assertThat(system.set).containsExactly("1234 0 31 00000102");
        system.set.clear();
        sockets.bind(1234, new LocalName(6, true, 0, true), Links.of("eth0", 0x0102));
        var own = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(0x0102);
        assertThat(system.set)
                .containsExactlyInAnyOrder("1234 41 31 " + HexFormat.of().formatHex(own.array()), "1234 0 31 00000102");
    }

    @Test
    void takesFamilyAndTypeOfASocketThatIsNotBoundFromItsProtocol() {
        assertThat(sockets.nameOf(1234)).contains(new LocalName(6, false, 0, true));
        system.port = 8080;
        assertThat(sockets.nameOf(1234)).contains(new LocalName(6, false, 8080, true));
        assertThat(sockets.nameOf(1)).isEmpty();
    }

    @Test
    void refusesAnInterfaceThatIsNotThere() {
        assertThatThrownBy(() -> sockets.bind(1234, new LocalName(4, true, 0, true), Links.of("eth0", 0)))
                .isInstanceOf(IOException.class)
                .hasMessage("no socket for interface eth0: its index is not known");
        assertThatThrownBy(() -> sockets.bind(1234, new LocalName(4, true, 0, true), Links.of("eth0", 9)))
                .isInstanceOf(IOException.class)
                .hasMessage("no socket for interface eth0 (index 9): there is no such interface");
        assertThat(system.set).isEmpty();
    }

    @Test
    void namesTheSystemsError() {
        system.refused.put("0 31", WindowsConstants.WSAENOPROTOOPT);
        assertThatThrownBy(() -> sockets.bind(1234, new LocalName(4, true, 0, true), Links.of("eth0", 0x0102)))
                .isInstanceOf(IOException.class)
                .hasMessage("no socket for interface eth0 (index 258): IP_UNICAST_IF gave WSAENOPROTOOPT (10042)");
    }

    /** On an adapter of which IPv6 is unticked the option fails so (SagerNet/sing, MetaCubeX/mihomo bear with it). */
    @Test
    void bindsByVersionFourWhereTheAdapterLacksVersionSixAndKeepsThatInTheMachine() throws IOException {
        system.refused.put("41 31 " + own(0x0102), WindowsConstants.WSAEINVAL);
        sockets.bind(1234, new LocalName(6, false, 0, true), Links.of("eth0", 0x0102));
        assertThat(system.set)
                .as("peers of version 6 can only be this machine's own")
                .containsExactly("1234 0 31 00000102", "1234 41 31 " + own(1));
    }

    @Test
    void bindsByVersionSixWhereTheAdapterLacksVersionFourAndRefusesItsPeers() throws IOException {
        system.refused.put("0 31", WindowsConstants.WSAEINVAL);
        sockets.bind(1234, new LocalName(6, false, 0, true), Links.of("eth0", 0x0102));
        assertThat(system.set).containsExactly("1234 41 31 " + own(0x0102), "1234 41 27 " + own(1));
    }

    @Test
    void bindsNothingWhereWhatIsNotBoundCouldLeak() {
        system.refused.put("41 31", WindowsConstants.WSAEINVAL);
        assertThatThrownBy(() -> sockets.bind(1234, new LocalName(6, false, 0, true), Links.of("eth0", 0x0102)))
                .hasMessageContaining("IPV6_UNICAST_IF gave WSAEINVAL (10022)");
        system.refused.clear();
        system.refused.put("0 31", WindowsConstants.WSAEINVAL);
        system.refused.put("41 27", WindowsConstants.WSAEINVAL);
        assertThatThrownBy(() -> sockets.bind(1234, new LocalName(6, false, 0, true), Links.of("eth0", 0x0102)))
                .hasMessageContaining("IPV6_V6ONLY gave WSAEINVAL (10022)");
    }

    @Test
    void bindsNothingWhereBothVersionsAreRefusedOrForAnotherReason() {
        system.refused.put("0 31", WindowsConstants.WSAEINVAL);
        system.refused.put("41 31", WindowsConstants.WSAEINVAL);
        assertThatThrownBy(() -> sockets.bind(1234, new LocalName(6, false, 0, true), Links.of("eth0", 0x0102)))
                .hasMessageContaining("gave WSAEINVAL (10022)");
        system.refused.clear();
        system.refused.put("41 31", WindowsConstants.WSAEACCES);
        assertThatThrownBy(() -> sockets.bind(1234, new LocalName(6, false, 0, true), Links.of("eth0", 0x0102)))
                .hasMessageContaining("IPV6_UNICAST_IF gave WSAEACCES (10013)");
        system.refused.clear();
        system.refused.put("0 31", WindowsConstants.WSAEINVAL);
        assertThatThrownBy(() -> sockets.bind(1234, new LocalName(4, false, 0, true), Links.of("eth0", 0x0102)))
                .as("a socket of version 4 has no other")
                .hasMessageContaining("IP_UNICAST_IF gave WSAEINVAL (10022)");
    }

    private static String own(int index) {
        return HexFormat.of()
                .formatHex(ByteBuffer.allocate(4)
                        .order(ByteOrder.nativeOrder())
                        .putInt(index)
                        .array());
    }

    @Test
    void saysWithWhichFlagsItWouldWork() {
        assertThatThrownBy(sockets::descriptors)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    }

    /** A Windows with one TCP socket and one interface; confined to one thread. */
    private static final class Fake implements Winsock, Winsock.Interfaces {
        private final List<String> set = new ArrayList<>();
        private final Map<String, Integer> refused = new HashMap<>();
        private int port;

        @Override
        public int getsockname(Pointer s, byte[] name, int[] length) {
            if (port == 0) {
                return -1;
            }
            ByteBuffer.wrap(name).order(ByteOrder.nativeOrder()).putShort((short) WindowsConstants.AF_INET6);
            ByteBuffer.wrap(name, 2, 2).putShort((short) port);
            return 0;
        }

        @Override
        public int getsockopt(Pointer s, int level, int option, byte[] value, int[] length) {
            if (Pointer.nativeValue(s) != 1234 || option != WindowsConstants.SO_PROTOCOL_INFOW) {
                return -1;
            }
            ByteBuffer.wrap(value)
                    .order(ByteOrder.nativeOrder())
                    .putInt(WindowsConstants.I_ADDRESS_FAMILY, WindowsConstants.AF_INET6)
                    .putInt(WindowsConstants.I_SOCKET_TYPE, WindowsConstants.SOCK_STREAM);
            return 0;
        }

        @Override
        public int setsockopt(Pointer s, int level, int option, byte[] value, int length) {
            String hex = HexFormat.of().formatHex(value, 0, length);
            int refusal = refused.getOrDefault(
                    level + " " + option + " " + hex, refused.getOrDefault(level + " " + option, 0));
            if (refusal != 0) {
                Native.setLastError(refusal);
                return -1;
            }
            set.add(Pointer.nativeValue(s) + " " + level + " " + option + " "
                    + HexFormat.of().formatHex(value, 0, length));
            return 0;
        }

        @Override
        public Pointer if_indextoname(int index, byte[] name) {
            return index == 0x0102 ? new Memory(1) : null;
        }
    }
}
