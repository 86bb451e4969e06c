package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.netbearer.bearer.generic.darwin.RoutingSocket;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.RouteLookup;
import org.netbearer.testrigs.Real;
import org.netbearer.testrigs.SystemCommand;

/** The routing of macOS itself, beside what {@code route get} shows. */
@Real(on = OS.MAC)
class RealMacOsIT {
    private static final int MANY = 1000;
    private static final Pattern INTERFACE = Pattern.compile("interface: (\\w+)");

    private static RouteLookup routing() {
        return RoutingSocket.open(JdkPort::addressesOf);
    }

    @Test
    void namesTheInterfaceThatRouteGetNames() throws Exception {
        for (InetAddress destination : Destinations.DEFAULT.ipv4()) {
            var shown = INTERFACE.matcher(SystemCommand.run("route", "-n", "get", destination.getHostAddress()));
            assertThat(shown.find()).isTrue();
            var way = routing().lookup(RouteLookup.ANY, destination).orElseThrow();
            assertThat(NetworkInterface.getByIndex(way.index()).getName()).isEqualTo(shown.group(1));
            assertThat(JdkPort.addressesOf(way.index())).contains(way.source());
            assertThat(routing().lookup(way.index(), destination))
                    .map(RouteLookup.Way::index)
                    .contains(way.index());
        }
    }

    @Test
    void leadsNowhereByTheLoopbackInterface() throws Exception {
        int loopback = NetworkInterface.getByName("lo0").getIndex();
        assertThat(routing()
                        .lookup(loopback, Destinations.DEFAULT.ipv4().get(0))
                        .filter(way -> way.index() == loopback && !way.source().isLoopbackAddress()))
                .isEmpty();
    }

    @Test
    void isAskedAThousandTimes() throws Exception {
        for (int i = 0; i < MANY; i++) {
            assertThat(routing()
                            .lookup(RouteLookup.ANY, Destinations.DEFAULT.ipv4().get(0)))
                    .isPresent();
        }
    }
}
