package org.netbearer.impl.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkField;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkLink;

/** What a session has used (S-51, S-52). */
final class MeterTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static NetworkLink link(long received, long sent, String source) {
        return link().counters(new LinkCounters(received, sent, 0, 0))
                .sources(Map.of(LinkField.COUNTERS, source))
                .build();
    }

    private static NetworkLink.Builder link() {
        return NetworkLink.builder("eth0")
                .index(2)
                .kind(LinkKind.ETHERNET)
                .carrier(Carrier.PRESENT)
                .mtu(1500);
    }

    @Test
    void countsFromOpeningOn() {
        var meter = Meter.opened(0, link(1_000, 2_000, "nm")).observed(link(1_500, 2_100, "nm"));
        assertThat(meter.read(3 * SECOND).session()).contains(new LinkCounters(500, 100, 0, 0));
        assertThat(meter.read(3 * SECOND).link()).contains(new LinkCounters(1_500, 2_100, 0, 0));
        assertThat(meter.read(3 * SECOND).activeTime()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void countsOnAfterTheSystemSetTheCountersBack() {
        var meter = Meter.opened(0, link(1_000, 2_000, "nm")).observed(link(30, 40, "nm"));
        assertThat(meter.read(0).session()).contains(new LinkCounters(30, 40, 0, 0));
    }

    @Test
    void takesAnotherBearersOlderReadingForNoStep() {
        var meter = Meter.opened(0, link(1_000, 2_000, "nm"))
                .observed(link(900, 1_900, "generic"))
                .observed(link(1_200, 2_050, "nm"));
        assertThat(meter.read(0).session()).contains(new LinkCounters(200, 50, 0, 0));
    }

    @Test
    void countsWhatAnotherBearerReadLater() {
        var meter = Meter.opened(0, link(1_000, 2_000, "nm")).observed(link(1_100, 2_010, "generic"));
        assertThat(meter.read(0).session()).contains(new LinkCounters(100, 10, 0, 0));
    }

    @Test
    void doesNotCountWhatAnotherLinkHadBefore() {
        var meter = Meter.opened(0, link(1_000, 2_000, "nm"))
                .paused(2 * SECOND)
                .moved(5 * SECOND, link(50, 60, "nm"))
                .observed(link(51, 62, "nm"));
        assertThat(meter.read(6 * SECOND).session()).contains(new LinkCounters(1, 2, 0, 0));
        assertThat(meter.read(6 * SECOND).activeTime()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void knowsNothingWhereNothingIsCounted() {
        var meter = Meter.opened(0, link().build());
        assertThat(meter.read(0).session()).isEmpty();
        assertThat(meter.observed(link(7, 8, "nm")).read(0).session()).contains(new LinkCounters(0, 0, 0, 0));
    }
}
