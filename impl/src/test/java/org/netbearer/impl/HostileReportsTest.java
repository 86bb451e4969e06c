package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.impl.Configurations.ethernet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.Connectivity;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkKind;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.Purpose;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/** Whatever a bearer reports harms no other, and never stops the model. A seed that failed once is added to the list. */
final class HostileReportsTest {
    private static final int REPORTS = 500;

    private final CoreHarness harness = new CoreHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noReportStopsTheModel(long seed) {
        var good = new ScriptedBearer("good").with(ethernet("good:0", ACTIVE));
        var bad = new ScriptedBearer("bad");
        harness.start(good, bad);
        var listener = harness.listen();
        var reports = new HostileReports(new Random(seed));
        for (int i = 1; i <= REPORTS; i++) {
            BearerReport hostile = reports.next();
            if (hostile != null) {
                bad.report(hostile);
            }
            if (i % 50 == 0) {
                String identifier = "good:" + i;
                good.report(ScriptedBearer.report(ethernet(identifier, i % 100 == 0 ? ACTIVE : DEFINED)));
                harness.await(snapshot -> snapshot.configuration(identifier).isPresent());
                listener.await("added(" + identifier + " " + (i % 100 == 0 ? ACTIVE : DEFINED) + ")");
            }
        }
        assertThat(harness.manager.snapshot().bearers())
                .filteredOn(bearer -> bearer.name().equals("good"))
                .allSatisfy(bearer -> assertThat(bearer.fault()).isEmpty());
        assertThat(harness.log.lines()).noneMatch(line -> line.contains("the model threw"));
    }

    /** Makes reports of every kind that the types let through, and some that only a cast does. */
    private static final class HostileReports {
        private static final String[] TEXTS = {
            "",
            " ",
            "a",
            "eth0",
            "bad:",
            "bad:0",
            "bad:1",
            "good:0",
            "netbearer:user-choice",
            "netbearer:",
            ":",
            "\u0000",
            "\u001b[2J",
            "\u202e",
            "<html><img src=x>",
            "\ud83d\ude00",
            "\ud800",
            "x".repeat(70_000),
            "${jndi:ldap://x}",
            "%s%n"
        };
        private final Random random;

        HostileReports(Random random) {
            this.random = random;
        }

        /** Returns the next report; null if the types did not let it through. */
        BearerReport next() {
            try {
                return new BearerReport(
                        new BearerHealth(pick(BearerStatus.values()), text(), text()),
                        many(this::configuration),
                        many(this::link),
                        many(this::key),
                        random.nextBoolean() ? Set.of() : Set.of(pick(NetworkCapability.values())));
            } catch (IllegalArgumentException | NullPointerException refused) {
                return null;
            }
        }

        private BearerConfiguration configuration() {
            var builder = BearerConfiguration.builder(random.nextInt(3) == 0 ? text() : "bad:" + random.nextInt(6))
                    .name(text())
                    .type(pick(ConfigurationType.values()))
                    .bearerType(pick(BearerType.values()))
                    .purpose(pick(Purpose.values()))
                    .state(pick(ConfigurationState.values()))
                    .connectivity(connectivity())
                    .roamingAvailable(random.nextBoolean())
                    .children(many(this::text))
                    .activation(text());
            if (random.nextBoolean()) {
                builder.interfaceKey(key());
            }
            return builder.build();
        }

        /** A judgement of something else at times, as raw types let a bearer make it. */
        @SuppressWarnings({"unchecked", "rawtypes"})
        private Assessment<Connectivity> connectivity() {
            return random.nextInt(20) == 0
                    ? (Assessment) new Assessment<>(pick(Metered.values()), text(), Instant.MAX)
                    : new Assessment<>(pick(Connectivity.values()), text(), Instant.MIN);
        }

        private LinkReport link() {
            var builder = LinkReport.builder(key())
                    .kind(pick(LinkKind.values()))
                    .carrier(pick(Carrier.values()))
                    .counters(new LinkCounters(random.nextLong() >>> 1, Long.MAX_VALUE, 0, 0));
            if (random.nextInt(10) == 0) {
                builder.addresses(Arrays.asList(null, null));
            }
            if (random.nextBoolean()) {
                builder.defaultRoutes(
                        many(() -> DefaultRoute.onLink(pick(DefaultRoute.Family.values()), random.nextInt(3))));
            }
            return builder.build();
        }

        private InterfaceKey key() {
            return new InterfaceKey(text(), random.nextInt(4), text());
        }

        private String text() {
            return pick(TEXTS);
        }

        private <T> List<T> many(Supplier<T> maker) {
            var values = new ArrayList<T>();
            for (int i = random.nextInt(4); i > 0; i--) {
                try {
                    values.add(maker.get());
                } catch (IllegalArgumentException | NullPointerException refused) {
                    // as the types should
                }
            }
            return values;
        }

        private <T> T pick(T[] values) {
            return values[random.nextInt(values.length)];
        }
    }
}
