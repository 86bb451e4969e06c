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
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netbearer.socket.binding.Links;
import org.netbearer.socket.binding.system.LocalName;

/** The calls that Windows would get. */
class WindowsSocketsTest {
    private final Fake system = new Fake();
    private final WindowsSockets sockets = new WindowsSockets(system, system);

    @Test
    void writesTheIndexInNetworkOrderForVersionFourAlone() throws IOException {
        sockets.tie(1234, new LocalName(4, true, 0, true), Links.of("eth0", 0x0102));
        assertThat(system.set).containsExactly("1234 0 31 00000102");
        system.set.clear();
        sockets.tie(1234, new LocalName(6, true, 0, true), Links.of("eth0", 0x0102));
        var own = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(0x0102);
        assertThat(system.set)
                .containsExactly("1234 41 31 " + HexFormat.of().formatHex(own.array()), "1234 0 31 00000102");
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
        assertThatThrownBy(() -> sockets.tie(1234, new LocalName(4, true, 0, true), Links.of("eth0", 0)))
                .isInstanceOf(IOException.class)
                .hasMessage("no socket for interface eth0: its index is not known");
        assertThatThrownBy(() -> sockets.tie(1234, new LocalName(4, true, 0, true), Links.of("eth0", 9)))
                .isInstanceOf(IOException.class)
                .hasMessage("no socket for interface eth0 (index 9): there is no such interface");
        assertThat(system.set).isEmpty();
    }

    @Test
    void namesTheSystemsError() {
        system.refusal = WindowsConstants.WSAENOPROTOOPT;
        assertThatThrownBy(() -> sockets.tie(1234, new LocalName(4, true, 0, true), Links.of("eth0", 0x0102)))
                .isInstanceOf(IOException.class)
                .hasMessage("no socket for interface eth0 (index 258): IP_UNICAST_IF gave WSAENOPROTOOPT (10042)");
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
        private int refusal;
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
