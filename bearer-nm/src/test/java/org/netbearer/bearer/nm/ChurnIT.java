package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.MacAddress;
import org.netbearer.spi.BearerReport;

/** 500 access points whose signals change a thousand times a second. */
final class ChurnIT {
    private static final int SECONDS = Integer.getInteger("netbearer.churn.seconds", 10);
    private static final int RATE = 1_000;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void endsAtTheTrueState() throws IOException, InterruptedException {
        Needs.fakeDaemon();
        try (var fake = new FakeNm("--aps", "500", "--profiles", "100");
                var watched = new Watched(fake.settings())) {
            watched.awaitStatus(BearerStatus.READY);
            long reports = watched.reports().size();
            fake.churn(RATE, 0);
            pause(SECONDS);
            fake.churn(0, 0);
            Map<MacAddress, Integer> truth = strengths(fake);
            watched.await(report -> strengths(report).equals(truth));
            long changes =
                    fake.statistics().get("strength changes") instanceof Long made ? made : RATE * (long) SECONDS;
            assertThat(watched.reports().size() - reports)
                    .as("bursts are gathered: reports for %s changes", changes)
                    .isLessThan(SECONDS * 10L)
                    .isGreaterThan(SECONDS);
        }
    }

    private static void pause(int seconds) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(seconds, TimeUnit.SECONDS)).isFalse();
    }

    private static Map<MacAddress, Integer> strengths(FakeNm fake) {
        var all = new HashMap<MacAddress, Integer>();
        for (NmObject object : fake.state().objects().values()) {
            if (object.is(NmObject.ACCESS_POINT)) {
                AccessPoint point = AccessPoints.of(object, null);
                all.put(point.bssid(), point.signalPercent());
            }
        }
        return all;
    }

    private static Map<MacAddress, Integer> strengths(BearerReport report) {
        var all = new HashMap<MacAddress, Integer>();
        report.configurations().stream()
                .filter(each -> each.wlan() != null)
                .flatMap(each -> each.wlan().accessPoints().stream())
                .forEach(point -> all.put(point.bssid(), point.signalPercent()));
        return all;
    }
}
