package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationState;

/** The bearer in the same network namespace as the real NetworkManager, so that its interfaces are ours. */
final class InsideIT {
    @TempDir
    private Path folder;

    private NmRig rig;

    @BeforeEach
    void makeRig() {
        Needs.realDaemon();
        rig = new NmRig();
        rig.addProfile("type", "ethernet", "ifname", "lan0", "con-name", "wired");
        rig.nmcli("connection", "up", "wired");
        rig.rig("exec", "ip", "link", "add", "br9", "type", "bridge");
    }

    @AfterEach
    void endRig() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void claimsWhatTheDaemonManagesAndCountsItsTraffic() throws IOException {
        List<String> seen = inside();
        String index = rig.rig("exec", "cat", "/sys/class/net/lan0/ifindex");
        assertThat(seen).contains("health READY ", "claim lan0 " + index);
        assertThat(seen).noneMatch(line -> line.startsWith("claim br9") || line.startsWith("claim lo"));
        assertThat(seen).contains("traffic is counted on");
        assertThat(seen).anyMatch(line -> line.matches("link lan0 routes [1-9] bytes [1-9][0-9]*"));
    }

    @Test
    void agreesWithNmcliOnEveryRow() throws IOException {
        rig.rig("add-port", "usb0");
        rig.addProfile("type", "ethernet", "ifname", "usb0", "con-name", "usb", "autoconnect", "no");
        rig.addProfile("type", "wifi", "con-name", "far away", "ssid", "far");
        List<String> seen = inside();
        for (String row :
                rig.nmcli("-g", "UUID,TYPE,DEVICE,NAME", "connection", "show").split("\n", -1)) {
            String[] cells = row.split(":", -1);
            if (cells[1].equals("loopback")) {
                continue;
            }
            String state = !cells[2].isEmpty()
                    ? ConfigurationState.ACTIVE.name()
                    : cells[1].contains("wireless")
                            ? ConfigurationState.DEFINED.name()
                            : ConfigurationState.DISCOVERED.name();
            String type = cells[1].contains("wireless") ? "WLAN" : "ETHERNET";
            assertThat(seen).contains("configuration nm:" + cells[0] + " " + state + " " + type + " " + cells[3]);
        }
    }

    private List<String> inside() throws IOException {
        Path out = folder.resolve("seen");
        rig.rig(
                "exec",
                "--",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Look.class.getName(),
                rig.settings().bus().sockets().get(0).toString(),
                out.toString());
        return Files.readAllLines(out);
    }

    /** What runs inside: looks once and writes down what it sees. */
    static final class Look {
        private Look() {}

        /** A check of connectivity is traffic. */
        private static boolean countsOn(Watched watched) throws IOException {
            long before = bytes(watched);
            try {
                for (int i = 0; i < 20 && bytes(watched) == before; i++) {
                    watched.run(bearer -> bearer.checkConnectivity(Watched.REQUEST));
                    new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
                    watched.run(NmBearer::readCounters);
                }
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
            return bytes(watched) > before;
        }

        private static long bytes(Watched watched) {
            return Watched.link("lan0", watched.latest())
                    .counters()
                    .orElseThrow()
                    .receivedBytes();
        }

        public static void main(String[] arguments) throws IOException {
            var settings = NmSettings.of(Map.of(NmSettings.BUS_ADDRESS, "unix:path=" + arguments[0]), Map.of());
            try (var watched = new Watched(settings)) {
                watched.awaitStatus(BearerStatus.READY);
                var report = watched.until(each -> !each.links().isEmpty()
                        && each.links().stream()
                                .allMatch(link -> link.counters().isPresent()));
                var lines = new ArrayList<String>();
                lines.add("health " + report.health().status() + " "
                        + report.health().code());
                report.claims().forEach(key -> lines.add("claim " + key.name() + " " + key.index()));
                report.configurations()
                        .forEach(each -> lines.add("configuration " + each.identifier() + " " + each.state() + " "
                                + each.bearerType() + " " + each.name()));
                report.links()
                        .forEach(link -> lines.add("link " + link.key().name() + " routes "
                                + link.defaultRoutes()
                                        .map(routes -> String.valueOf(routes.size()))
                                        .orElse("?")
                                + " bytes "
                                + link.counters()
                                        .map(counters -> String.valueOf(counters.receivedBytes()))
                                        .orElse("?")));
                lines.add("traffic " + (countsOn(watched) ? "is counted on" : "stands still"));
                Files.write(Path.of(arguments[1]), lines);
            }
        }
    }
}
