package org.netbearer.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.LinkKind;
import org.netbearer.api.Metered;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerProbe.Presence;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;

/** The contract can be broken: for each sentence a bearer that does, and the test that finds it. */
final class BrokenBearersTest {
    private static Supplier<ModelBearer> subject = ModelBearer::new;
    private static int disturbances;

    @ParameterizedTest
    @EnumSource
    void areFoundByTheTestOfTheirSentence(Breach breach) {
        subject = breach.bearer;
        disturbances = breach == Breach.SCANS_UNASKED ? 1 : 0;
        assertThat(failuresOf(breach.finder)).as("%s fails", breach.finder).isEqualTo(1);
        subject = ModelBearer::new;
        disturbances = 0;
        assertThat(failuresOf(breach.finder))
                .as("%s of a good bearer", breach.finder)
                .isZero();
    }

    private static long failuresOf(String test) {
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectMethod(Subject.class, test))
                                .build(),
                        summary);
        assertThat(summary.getSummary().getTestsStartedCount()).isEqualTo(1);
        return summary.getSummary().getTestsFailedCount();
    }

    /** What a bearer does wrong, and the name of the test that has to find it. */
    enum Breach {
        WRONG_NAME("hasAProperName", () -> new ModelBearer() {
            @Override
            public String name() {
                return "Model";
            }
        }),
        SILENT_AFTER_START("reportsSoonAfterStart", () -> new Filtered((bearer, report) -> null)),
        SILENT_WHEN_WAITING(
                "reportsThatItsDaemonIsAway",
                () -> new Filtered((bearer, report) -> Reports.isReady(report) ? report : null)),
        STILL_READY_WITHOUT_DAEMON("survivesTheDeathOfItsDaemon", () -> new ModelBearer() {
            @Override
            void daemon(boolean runs) {
                // does not notice
            }
        }),
        REPORTS_A_DELTA(
                "reportsAChangeAsAWhole",
                () -> new Filtered((bearer, report) -> with(
                        report,
                        report.configurations().size() == 2
                                ? report.configurations()
                                : report.configurations()
                                        .subList(2, report.configurations().size())))),
        SCANS_UNASKED("leavesTheWorldAlone", ModelBearer::new),
        FAILS_TO_STOP_TWICE("stopsAnyTime", () -> new ModelBearer() {
            private boolean started;

            @Override
            public void start(BearerContext context) {
                started = true;
                super.start(context);
            }

            @Override
            public void stop() {
                if (!started) {
                    throw new IllegalStateException("not started");
                }
                super.stop();
            }
        }),
        REPORTS_AFTER_STOP("reportsNothingAfterStop", () -> new ModelBearer() {
            @Override
            public void stop() {
                // goes on
            }
        }),
        LEAVES_A_THREAD("leavesNoThread", () -> new ModelBearer() {
            @Override
            public void start(BearerContext context) {
                var thread = new Thread(
                        () -> {
                            try {
                                new CountDownLatch(1).await();
                            } catch (InterruptedException ended) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        "left behind");
                thread.setDaemon(true);
                thread.start();
                super.start(context);
            }
        }),
        KEEPS_THE_OLD_CONTEXT("startsAgain", () -> new ModelBearer() {
            private boolean started;

            @Override
            public void start(BearerContext context) {
                if (!started) {
                    super.start(context);
                }
                started = true;
            }
        }),
        COMPLETES_BEFORE_IT_REPORTS("reportsBeforeAnUpdateCompletes", () -> new Delayed()),
        ANSWERS_FOR_THE_CORE("reportsBeforeAnUpdateCompletes", () -> new ModelBearer() {
            @Override
            public CompletionStage<UpdateResult> update(UpdateRequest request) {
                return CompletableFuture.completedStage(new UpdateResult(UpdateOutcome.RECENT, "a moment ago"));
            }
        }),
        CLAIMS_TO_UPDATE_WITHOUT_DAEMON("updatesWithoutItsDaemon", () -> new ModelBearer() {
            @Override
            public CompletionStage<UpdateResult> update(UpdateRequest request) {
                return CompletableFuture.completedStage(UpdateResult.COMPLETED);
            }
        }),
        FAILS_A_CHECK_WITHOUT_REASON("checksConnectivityOrSaysThatItCannot", () -> new ModelBearer() {
            @Override
            public CompletionStage<UpdateResult> checkConnectivity(UpdateRequest request) {
                return CompletableFuture.failedStage(new IOException("no"));
            }
        }),
        FAILS_TO_COUNT_WITHOUT_REASON("readsCountersOrSaysThatItCannot", () -> new ModelBearer() {
            @Override
            public CompletionStage<Void> readCounters() {
                return CompletableFuture.failedStage(new IOException("no"));
            }
        }),
        IS_NOT_ANNOUNCED_WITHOUT_DAEMON("isAnnouncedByItsProbe", () -> new ModelBearer() {
            private boolean away;

            @Override
            void daemon(boolean runs) {
                away = !runs;
                super.daemon(runs);
            }

            @Override
            Presence presence() {
                return away ? Presence.no("it is not running") : Presence.YES;
            }
        }),
        ACTIVATES_ON_PAPER("reportsBeforeAnActivationCompletes", () -> new ModelBearer() {
            @Override
            public CompletionStage<Void> activate(String identifier) {
                return CompletableFuture.completedStage(null);
            }
        }),
        ACTIVATES_ALL_THE_SAME("endsAnActivationThatIsUnderWay", () -> new ModelBearer() {
            @Override
            public CompletionStage<Void> deactivate(String identifier) {
                return CompletableFuture.completedStage(null);
            }
        }),
        THROWS("failsWithAReason", () -> new ModelBearer() {
            @Override
            public CompletionStage<Void> activate(String identifier) {
                throw new IllegalArgumentException(identifier);
            }
        }),
        LEAVES_STAGES_OPEN("endsOpenStages", () -> new ModelBearer() {
            @Override
            public CompletionStage<UpdateResult> update(UpdateRequest request) {
                return new CompletableFuture<>();
            }
        }),
        REPORTS_TWICE_THE_SAME(
                "hasAProperName", () -> new Filtered((bearer, report) -> with(report, twice(report.configurations())))),
        REPORTS_FOREIGN_IDENTIFIERS(
                "hasAProperName",
                () -> new Filtered((bearer, report) -> with(
                        report, List.of(BearerConfiguration.builder("other:a").build())))),
        HAS_A_CLOCK_OF_ITS_OWN(
                "hasAProperName",
                () -> new Filtered((bearer, report) -> with(
                        report,
                        List.of(BearerConfiguration.builder("model:a")
                                .metered(new Assessment<>(Metered.YES, "model", Instant.parse("2026-01-01T00:00:00Z")))
                                .build())))),
        IS_ACTIVE_BY_A_RULE_OF_ITS_OWN(
                "hasAProperName",
                () -> new Filtered((bearer, report) -> new BearerReport(
                        BearerHealth.READY,
                        List.of(BearerConfiguration.builder("model:a")
                                .state(ConfigurationState.ACTIVE)
                                .interfaceKey(InterfaceKey.named("eth0"))
                                .build()),
                        List.of(LinkReport.builder(InterfaceKey.named("eth0"))
                                .kind(LinkKind.ETHERNET)
                                .carrier(Carrier.ABSENT)
                                .addresses(List.of())
                                .build()),
                        List.of(),
                        Set.of()))),
        FAILS_ON_THE_LANE("hasAProperName", () -> new ModelBearer() {
            @Override
            public void start(BearerContext context) {
                super.start(context);
                context.serialExecutor().execute(() -> {
                    throw new IllegalStateException("fault");
                });
            }
        });

        private final String finder;

        @SuppressWarnings("ImmutableEnumChecker") // none of them holds anything
        private final Supplier<ModelBearer> bearer;

        Breach(String finder, Supplier<ModelBearer> bearer) {
            this.finder = finder;
            this.bearer = bearer;
        }
    }

    /** The contract of the bearer that is broken now; not run by itself, for its name is not that of a test. */
    static final class Subject extends BearerContract {
        @Override
        protected BearerFixture fixture() {
            var fixture = new BearerContractTest.ModelFixture(subject.get());
            return new BearerFixture() {
                @Override
                public Bearer bearer() {
                    return fixture.bearer();
                }

                @Override
                public ManualContext context() {
                    return fixture.context().boundedBy(Duration.ofMillis(100));
                }

                @Override
                public Predicate<BearerReport> change(ManualContext context) {
                    return fixture.change(context);
                }

                @Override
                public void proceed(ManualContext context) {
                    fixture.proceed(context);
                }

                @Override
                public Optional<Daemon> daemon() {
                    return fixture.daemon();
                }

                @Override
                public Optional<BearerProbe> probe() {
                    return fixture.probe();
                }

                @Override
                public Optional<String> activatable() {
                    return fixture.activatable();
                }

                @Override
                public OptionalInt disturbances() {
                    return OptionalInt.of(disturbances);
                }
            };
        }
    }

    /** Reports something else than it should, or nothing. */
    private static final class Filtered extends ModelBearer {
        private final Filter filter;

        Filtered(Filter filter) {
            this.filter = filter;
        }

        @Override
        public void start(BearerContext context) {
            super.start(new FilteredContext(this, context, filter));
        }
    }

    /** Notices a change only after it has said that it looked. */
    private static final class Delayed extends ModelBearer {
        private boolean updating;

        @Override
        public CompletionStage<UpdateResult> update(UpdateRequest request) {
            updating = true;
            return CompletableFuture.completedStage(UpdateResult.COMPLETED);
        }

        @Override
        void set(String identifier, ConfigurationState state) {
            if (updating) {
                super.set(identifier, state);
            }
        }
    }

    private interface Filter {
        BearerReport apply(ModelBearer bearer, BearerReport report);
    }

    private record FilteredContext(ModelBearer bearer, BearerContext context, Filter filter) implements BearerContext {
        @Override
        public void report(BearerReport report) {
            var filtered = filter.apply(bearer, report);
            if (filtered != null) {
                context.report(filtered);
            }
        }

        @Override
        public Executor serialExecutor() {
            return context.serialExecutor();
        }

        @Override
        public Scheduled schedule(Duration delay, Runnable task) {
            return context.schedule(delay, task);
        }

        @Override
        public InstantSource clock() {
            return context.clock();
        }
    }

    private static BearerReport with(BearerReport report, List<BearerConfiguration> configurations) {
        return new BearerReport(
                report.health(), configurations, report.links(), report.claims(), report.capabilities());
    }

    private static List<BearerConfiguration> twice(List<BearerConfiguration> configurations) {
        var twice = new ArrayList<>(configurations);
        twice.addAll(configurations);
        return twice;
    }
}
