package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkCounters;

class ProcNetPortTest {
    private static final String HEADING = "Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\n";
    private static final String NOWHERE = "0".repeat(32);

    @TempDir
    private Path root;

    private Path net;

    @BeforeEach
    void makeFolder() throws IOException {
        net = Files.createDirectories(root.resolve("proc/net"));
    }

    private ProcNet read() {
        return new ProcNetPort(root, ByteOrder.LITTLE_ENDIAN).read();
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(net.resolve(file), content, StandardCharsets.ISO_8859_1);
    }

    @Test
    void knowsNothingWhereThereIsNothing() {
        assertThat(read()).isEqualTo(ProcNet.NOTHING);
    }

    @Nested
    class Ipv4Routes {
        @Test
        void readsGatewayAndMetric() throws IOException {
            write("route", HEADING + "eth0\t00000000\t0101A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0\n");
            assertThat(read().routes())
                    .containsExactly(
                            new RouteEntry("eth0", DefaultRoute.Family.IPV4, JdkRecords.ip("192.168.1.1"), 600, 0x3));
        }

        @Test
        void readsAddressesInTheOrderOfTheMachine() throws IOException {
            write("route", HEADING + "eth0\t00000000\tC0A80101\t0003\t0\t0\t0\t00000000\t0\t0\t0\n");
            assertThat(new ProcNetPort(root, ByteOrder.BIG_ENDIAN).read().routes())
                    .extracting(RouteEntry::gateway)
                    .containsExactly(JdkRecords.ip("192.168.1.1"));
        }

        @Test
        void takesAMetricThatIsWrittenAsNegativeForTheHighest() throws IOException {
            write("route", HEADING + "eth0\t00000000\t00000000\t0001\t0\t0\t-1\t00000000\t0\t0\t0\n");
            assertThat(read().routes()).extracting(RouteEntry::metric).containsExactly(4294967295L);
        }

        @Test
        void passesOverRoutesToSomewhereAndToHalfOfEverywhere() throws IOException {
            write(
                    "route",
                    HEADING
                            + "eth0\t000200C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
                            + "tun0\t00000000\t0100080A\t0003\t0\t0\t0\t00000080\t0\t0\t0\n");
            assertThat(read().routes()).isEmpty();
        }

        @Test
        void doesNotForwardByARouteThatIsDownOrRejects() throws IOException {
            write(
                    "route",
                    HEADING
                            + "eth0\t00000000\t00000000\t0000\t0\t0\t0\t00000000\t0\t0\t0\n"
                            + "*\t00000000\t00000000\t0201\t0\t0\t10\t00000000\t0\t0\t0\n");
            assertThat(read().routes()).hasSize(2).noneMatch(RouteEntry::forwards);
        }

        @Test
        void passesOverWhatIsNoRoute() throws IOException {
            write("route", HEADING + "\nrubbish\n\u0000\u0001\neth0 00000000 zz 0003 0 0 0 00000000\n");
            assertThat(read().routes()).isEmpty();
        }
    }

    @Nested
    class Ipv6Routes {
        private void ipv6(String... lines) throws IOException {
            write("route", HEADING);
            write("ipv6_route", String.join("\n", lines) + "\n");
        }

        @Test
        void readsGatewayAndMetric() throws IOException {
            ipv6(NOWHERE + " 00 " + NOWHERE
                    + " 00 fd000000000000000000000000000001 00000400 00000002 00000000 00000003     eth0");
            assertThat(read().routes())
                    .containsExactly(
                            new RouteEntry("eth0", DefaultRoute.Family.IPV6, JdkRecords.ip("fd00::1"), 1024, 0x3));
        }

        @Test
        void doesNotForwardByTheRouteThatEveryKernelKeepsOnLoopback() throws IOException {
            ipv6(NOWHERE + " 00 " + NOWHERE + " 00 " + NOWHERE + " ffffffff 00000001 00000000 00200200       lo");
            assertThat(read().routes()).hasSize(1).noneMatch(RouteEntry::forwards);
        }

        @Test
        void doesNotForwardByCachedAndLocalRoutes() throws IOException {
            ipv6(
                    NOWHERE + " 00 " + NOWHERE + " 00 " + NOWHERE + " 00000000 00000001 00000000 01000001     eth0",
                    NOWHERE + " 00 " + NOWHERE + " 00 " + NOWHERE + " 00000000 00000001 00000000 80000001     eth0");
            assertThat(read().routes()).hasSize(2).noneMatch(RouteEntry::forwards);
        }

        @Test
        void countsARouteForOnePrefixOfSources() throws IOException {
            ipv6(
                    NOWHERE
                            + " 00 20010db8000900000000000000000000 40 fd000000000000000000000000000001 00000001 00000001 00000000 00000003     eth0");
            assertThat(read().routes()).singleElement().matches(RouteEntry::forwards);
        }

        @Test
        void areNoneWhereTheKernelHasNoIpv6() throws IOException {
            write("route", HEADING);
            assertThat(read().routes()).isEmpty();
            assertThat(read().ipv6()).isNull();
        }
    }

    @Nested
    class Ipv6Addresses {
        private static final String ADDRESS = "20010db8000900000000000000000001 0a 40 00 %s     eth0\n";

        private boolean usable(String flags) throws IOException {
            write("if_inet6", String.format(ADDRESS, flags));
            return read().ipv6().get(0).isUsable();
        }

        @Test
        void areReadWithIndexAndPrefix() throws IOException {
            write("if_inet6", String.format(ADDRESS, "80"));
            assertThat(read().ipv6())
                    .containsExactly(new Inet6Entry("eth0", 10, JdkRecords.address("2001:db8:9::1/64"), 0x80));
        }

        @Test
        void areUsableOnceTheCheckForDuplicatesIsOverOrWaived() throws IOException {
            assertThat(usable("80")).as("permanent").isTrue();
            assertThat(usable("a0")).as("deprecated").isTrue();
            assertThat(usable("01")).as("temporary").isTrue();
            assertThat(usable("c0")).as("tentative").isFalse();
            assertThat(usable("c4")).as("tentative, but optimistic").isTrue();
            assertThat(usable("c8")).as("found to be a duplicate").isFalse();
            assertThat(usable("88")).as("duplicate, not tentative any more").isFalse();
        }
    }

    @Nested
    class Counters {
        @Test
        void areReadAlsoWhereTheColonTouchesTheNumber() throws IOException {
            write("dev", """
                    Inter-|   Receive                                                |  Transmit
                     face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
                      eth0: 1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0
                    wlp2s0:18446744073709551615 6 0 0 0 0 0 0 7 8 0 0 0 0 0 0
                    """);
            assertThat(read().counters())
                    .containsEntry("eth0", new LinkCounters(1, 3, 2, 4))
                    .containsEntry("wlp2s0", new LinkCounters(-1, 7, 6, 8))
                    .hasSize(2);
        }
    }
}
