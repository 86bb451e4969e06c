package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.netbearer.testrigs.Real;

/** The distribution on the network of this machine, whatever it is; nothing is changed and nothing is scanned but for a transcript. */
@Real
@EnabledIfSystemProperty(
        named = "netbearer.real",
        matches = "true",
        disabledReason = "skipped, because it depends on the network of this machine: mvn -Preal verify")
final class RealDistributionIT {
    private static final Pattern BUNDLE =
            Pattern.compile(" *(\\d+)\\|Active *\\|[^|]*\\|(org\\.netbearer\\.[\\w.]+)\\b.*");
    private static final int SWAPS = 3;

    private static Launched run(String command) {
        var launched = Launched.run("-c", command);
        assertThat(launched.status()).as(launched.err()).isZero();
        return launched;
    }

    @Test
    void listsANetworkThatIsActive() throws Exception {
        boolean up = NetworkInterface.networkInterfaces().anyMatch(RealDistributionIT::reachesOthers);
        var listed = run("bearer:list").out();
        assertThat(listed.contains("active")).as(listed).isEqualTo(up);
    }

    private static boolean reachesOthers(NetworkInterface each) {
        try {
            return each.isUp()
                    && !each.isLoopback()
                    && !each.isPointToPoint()
                    && each.inetAddresses().anyMatch(address -> !address.isLinkLocalAddress());
        } catch (SocketException gone) {
            return false;
        }
    }

    @Test
    void namesTheBearersWithTheirHealth() {
        assertThat(run("bearer:bearers").out()).contains("generic", "ready");
    }

    @Test
    void writesATranscriptOfEveryBearerThatHasOne() {
        assertThat(run("bearer:diagnose").out()).contains("--- ");
    }

    @Test
    void goesOnWhileEachBearerIsReplaced() {
        var script = new StringBuilder();
        var bundles = run("lb -s")
                .out()
                .lines()
                .map(BUNDLE::matcher)
                .filter(Matcher::matches)
                .toList();
        assertThat(bundles).hasSizeGreaterThan(3);
        for (int i = 0; i < SWAPS; i++) {
            for (var bundle : bundles) {
                if (bundle.group(2).contains(".bearer.")) {
                    script.append("felix:stop ")
                            .append(bundle.group(1))
                            .append("\nfelix:start ")
                            .append(bundle.group(1))
                            .append('\n');
                }
            }
        }
        var swapped = Launched.runWithInput(script + "bearer:list\n");
        assertThat(swapped.status()).as(swapped.err()).isZero();
        assertThat(swapped.err()).isEmpty();
    }
}
