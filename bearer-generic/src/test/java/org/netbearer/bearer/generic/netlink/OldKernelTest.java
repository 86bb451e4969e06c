package org.netbearer.bearer.generic.netlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkKind;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.DeviceTree;
import org.netbearer.bearer.generic.port.LinkReader.Reading;
import org.netbearer.spi.LinkReport;

/**
 * Answers as Linux 4.4 gives them: no strict checking, no namespace of a lower link, no parent device, no nexthop objects, no route
 * as it stands in the table, an IPv6 refusal as a route.
 */
class OldKernelTest {
    private static final int IFNAME = 3;
    private static final int MTU = 4;
    private static final int LINK = 5;
    private static final int OPERSTATE = 16;
    private static final int LINKINFO = 18;
    private static final int INFO_KIND = 1;
    private static final int CARRIER = 33;

    private static final int UP_AND_RUNNING = 0x1 | 0x40;

    private static final int RTA_OIF = 4;
    private static final int RTA_PREFSRC = 7;
    private static final int RTA_CACHEINFO = 12;

    private static final byte[] HOST = {10, 1, 0, 2};
    private static final byte[] HOST6 = {(byte) 0xfd, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2};

    private final PlayedKernel kernel = new PlayedKernel();

    @BeforeEach
    void aVlanOnAWire() {
        kernel.dump(
                LinkMessage.RTM_GETLINK,
                named(772, 1, UP_AND_RUNNING | 0x8, "lo").array(),
                named(1, 2, UP_AND_RUNNING, "eth0").array(),
                named(1, 3, UP_AND_RUNNING, "eth0.5")
                        .attribute(LINK, 2)
                        .attribute(
                                LINKINFO,
                                new PlayedKernel.Bytes().text(INFO_KIND, "vlan").array())
                        .array());
        kernel.dump(
                22,
                PlayedKernel.address(2, 8, 0x80, 254, 1)
                        .attribute(2, new byte[] {127, 0, 0, 1})
                        .array(),
                PlayedKernel.address(2, 24, 0x80, 0, 3)
                        .attribute(1, HOST)
                        .attribute(2, HOST)
                        .array(),
                PlayedKernel.address(10, 64, 0x80, 0, 3).attribute(1, HOST6).array());
        kernel.route(OldKernelTest::answer);
    }

    private static PlayedKernel.Bytes named(int type, int index, int flags, String name) {
        return PlayedKernel.link(type, index, flags)
                .text(IFNAME, name)
                .attribute(MTU, 1500)
                .attribute(OPERSTATE, new byte[] {6})
                .attribute(CARRIER, new byte[] {1});
    }

    /** IPv4 leads out by the VLAN; by anything else it is assumed to be on the link. IPv6 is unreachable, which is told by a route. */
    private static byte[] answer(Message request) {
        int[] by = {0};
        Attributes.visit(request.payload(), RouteMessage.FIXED, (type, value) -> {
            if (type == RTA_OIF) {
                by[0] = value.getInt(0);
            }
        });
        if (request.payload().get(0) == 10) {
            return PlayedKernel.message(
                    RouteMessage.RTM_NEWROUTE,
                    0,
                    PlayedKernel.route(10, 0, RouteMessage.RTN_UNREACHABLE)
                            .attribute(RTA_OIF, 1)
                            .attribute(
                                    RTA_CACHEINFO,
                                    new PlayedKernel.Bytes()
                                            .u32(0)
                                            .u32(0)
                                            .u32(0)
                                            .u32(-113)
                                            .u32(0)
                                            .u32(0)
                                            .u32(0)
                                            .u32(0)
                                            .array())
                            .array());
        }
        boolean real = by[0] == 0 || by[0] == 3;
        return PlayedKernel.message(
                RouteMessage.RTM_NEWROUTE,
                0,
                PlayedKernel.route(2, real ? 254 : 0, RouteMessage.RTN_UNICAST)
                        .attribute(RTA_OIF, by[0] == 0 ? 3 : by[0])
                        .attribute(RTA_PREFSRC, HOST)
                        .array());
    }

    private Reading read() throws IOException {
        var conversation = new Conversation(kernel);
        var routing = new KernelRouting(conversation, Destinations.DEFAULT);
        try (var reader = new KernelReader(
                conversation,
                routing,
                new Devices(DeviceTree.NONE, name -> Optional.empty()),
                Destinations.DEFAULT,
                destination -> Optional.<InetAddress>empty(),
                new Associations(() -> {
                    throw new IOException("no Wi-Fi here");
                }))) {
            return reader.read(true);
        }
    }

    private static LinkReport link(Reading reading, String name) {
        return reading.links().stream()
                .filter(link -> link.key().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellWhatALinkIs() throws Exception {
        LinkReport vlan = link(read(), "eth0.5");
        assertThat(vlan.kind()).isEqualTo(LinkKind.VLAN);
        assertThat(vlan.lower()).isEqualTo(List.of("eth0"));
        assertThat(vlan.farEndElsewhere()).isFalse();
        assertThat(vlan.carrier()).isEqualTo(Carrier.PRESENT);
        assertThat(vlan.addresses().orElseThrow()).hasSize(2);
    }

    @Test
    void tellWhatLeadsOutAndWhatIsChosen() throws Exception {
        Reading reading = read();
        assertThat(link(reading, "eth0.5").leadsOut()).contains(Set.of(Family.IPV4));
        assertThat(link(reading, "eth0").leadsOut()).contains(Set.of());
        assertThat(link(reading, "eth0.5").chosen().orElseThrow()).hasSize(1);
    }

    @Test
    void refuseIpv6ByARoute() throws Exception {
        assertThat(link(read(), "eth0.5").refused()).isEqualTo(Set.of(Family.IPV6));
    }

    @Test
    void areAskedAgainIfTheTableChangedMeanwhile() throws Exception {
        kernel.interrupting(1);
        assertThat(read().links()).hasSize(3);
        assertThat(kernel.dumpsOf(LinkMessage.RTM_GETLINK)).isEqualTo(2);
    }

    @Test
    void areTakenAsTheyAreAtTheThirdTime() throws Exception {
        kernel.interrupting(3);
        assertThat(read().links()).hasSize(3);
        assertThat(kernel.dumpsOf(LinkMessage.RTM_GETLINK)).isEqualTo(3);
    }

    @Test
    void areAskedAgainIfTheyDidNotFit() throws Exception {
        kernel.truncating(2);
        assertThat(read().links()).hasSize(3);
        assertThat(kernel.dumpsOf(LinkMessage.RTM_GETLINK)).isEqualTo(3);
    }

    @Test
    void failIfTheyNeverFit() {
        kernel.truncating(3);
        assertThatThrownBy(this::read).isInstanceOf(TruncatedException.class);
    }

    @Test
    void thatAreCutOffAreReadUpToThere() throws Exception {
        kernel.dump(
                LinkMessage.RTM_GETLINK,
                named(1, 2, UP_AND_RUNNING, "eth0").u16(400).u16(LINK).array(),
                new byte[7],
                PlayedKernel.link(1, 4, 1).array());
        assertThat(read().links()).extracting(link -> link.key().name()).containsExactly("eth0");
    }
}
