package org.netbearer.impl.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.impl.lease.RecordingLeaseListener.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.impl.lease.Lease.Role;
import org.netbearer.impl.model.ObservedActivation;

/** What leases promise, whether other processes share them or not. */
abstract class LeasesContract {
    private static final String HOME = "nm:5f0c/\u202e\n=home";
    private static final ObservedActivation FIRST = ObservedActivation.of("first");

    private final RecordingLeaseListener listener = new RecordingLeaseListener();
    private Leases leases;

    abstract Leases leases(LeaseListener listener) throws Exception;

    @BeforeEach
    final void makeLeases() throws Exception {
        leases = leases(listener);
        leases.start();
    }

    @AfterEach
    final void close() {
        leases.close();
    }

    @Nested
    class OfWhatWasDown {
        @Test
        void makesTheFirstHolderTheStarter() throws Exception {
            assertThat(hold(ObservedActivation.NONE).role()).isEqualTo(Role.STARTER);
        }

        @Test
        void makesTheNextHolderAFollower() throws Exception {
            hold(ObservedActivation.NONE);
            assertThat(hold(ObservedActivation.NONE).role()).isEqualTo(Role.FOLLOWER);
        }

        @Test
        void makesItAFollowerAlsoWhenItHasNotSeenYetWhatTheStarterTold() throws Exception {
            await(hold(ObservedActivation.NONE).started("first", List.of()));
            assertThat(hold(ObservedActivation.NONE).role()).isEqualTo(Role.FOLLOWER);
        }

        @Test
        void letsOthersJoinOnceItIsUp() throws Exception {
            await(hold(ObservedActivation.NONE).started("first", List.of()));
            var joined = hold(FIRST);
            assertThat(joined.role()).isEqualTo(Role.JOINED);
            assertThat(joined.record().started()).isTrue();
        }

        @Test
        void isTakenDownWithTheLastHolder() throws Exception {
            var starter = hold(ObservedActivation.NONE);
            await(starter.started("first", List.of("nm:other", "nm:third")));
            var joined = hold(FIRST);
            assertThat(release(starter, FIRST)).isEmpty();
            var record = teardown(release(joined, FIRST)).record();
            assertThat(record.configuration()).isEqualTo(HOME);
            assertThat(record.activation()).isEqualTo("first");
            assertThat(record.displaced()).containsExactly("nm:other", "nm:third");
        }

        @Test
        void isTakenDownByAFollowerThatNeverSawItUp() throws Exception {
            var starter = hold(ObservedActivation.NONE);
            await(starter.started("first", List.of()));
            var follower = hold(ObservedActivation.NONE);
            release(starter, FIRST);
            assertThat(teardown(release(follower, ObservedActivation.NONE))
                            .record()
                            .activation())
                    .isEqualTo("first");
        }

        @Test
        void isTakenDownWithoutKeysWhereThePlatformHasNone() throws Exception {
            var starter = hold(ObservedActivation.NONE);
            await(starter.started("", List.of()));
            assertThat(teardown(release(starter, ObservedActivation.of("")))
                            .record()
                            .activation())
                    .isEmpty();
        }

        @Test
        void isLeftAloneWhenItNeverCameUp() throws Exception {
            var starter = hold(ObservedActivation.NONE);
            assertThat(release(starter, ObservedActivation.NONE)).isEmpty();
            assertThat(hold(ObservedActivation.NONE).role()).isEqualTo(Role.STARTER);
        }

        @Test
        void passesToAFollowerWhenTheStarterGivesUp() throws Exception {
            var starter = hold(ObservedActivation.NONE);
            var follower = hold(ObservedActivation.NONE);
            release(starter, ObservedActivation.NONE);
            assertThat(listener.awaitPromotion()).isSameAs(follower);
            assertThat(follower.role()).isEqualTo(Role.STARTER);
            await(follower.started("second", List.of()));
            teardown(release(follower, ObservedActivation.of("second")));
        }

        @Test
        void passesToAFollowerWhenTheLinkIsLost() throws Exception {
            var starter = hold(ObservedActivation.NONE);
            await(starter.started("first", List.of("nm:other")));
            var follower = hold(ObservedActivation.NONE);
            assertThat(release(starter, ObservedActivation.NONE)).isEmpty();
            assertThat(listener.awaitPromotion()).isSameAs(follower);
            await(follower.started("second", List.of("nm:third")));
            assertThat(teardown(release(follower, ObservedActivation.of("second")))
                            .record()
                            .displaced())
                    .containsExactly("nm:other", "nm:third");
        }
    }

    @Nested
    class OfWhatHasAnotherKeyForThoseWhoCameLater {
        private Lease starter;

        @BeforeEach
        void giveItAnAlias() throws Exception {
            starter = hold(ObservedActivation.NONE);
            await(starter.started("first", List.of()));
            starter.alsoKnownAs("late");
        }

        @Test
        void isTakenDownByOneOfThem() throws Exception {
            var joined = hold(ObservedActivation.of("late"));
            assertThat(release(starter, FIRST)).isEmpty();
            assertThat(teardown(release(joined, ObservedActivation.of("late")))
                            .record()
                            .activation())
                    .isEqualTo("first");
        }

        @Test
        void isTakenDownByWhoGaveItTheAlias() throws Exception {
            var joined = hold(ObservedActivation.of("late"));
            assertThat(release(joined, ObservedActivation.of("late"))).isEmpty();
            teardown(release(starter, FIRST));
        }

        @Test
        void isTheUsersWhenItWasActivatedAnew() throws Exception {
            var joined = hold(ObservedActivation.of("late"));
            release(starter, ObservedActivation.of("theirs"));
            assertThat(release(joined, ObservedActivation.of("theirs"))).isEmpty();
        }

        @Test
        void isPastForAllOfThemOnceItIsGone() throws Exception {
            teardown(release(starter, FIRST)).done();
            assertThat(hold(ObservedActivation.of("late")).role()).isEqualTo(Role.STARTER);
        }
    }

    @Nested
    class OfWhatCannotBeSeen {
        @Test
        void isTakenDownByWhoeverSeesIt() throws Exception {
            var starter = hold(ObservedActivation.NONE);
            await(starter.started("first", List.of()));
            assertThat(teardown(release(starter, ObservedActivation.UNKNOWN))
                            .record()
                            .activation())
                    .isEqualTo("first");
        }

        @Test
        void staysUpForTheOthersWhoHoldIt() throws Exception {
            var starter = hold(ObservedActivation.NONE);
            await(starter.started("first", List.of()));
            var joined = hold(FIRST);
            assertThat(release(starter, ObservedActivation.UNKNOWN)).isEmpty();
            assertThat(teardown(release(joined, FIRST)).record().activation()).isEqualTo("first");
        }
    }

    @Nested
    class OfWhatWasUp {
        @Test
        void isJoinedAndLeftUp() throws Exception {
            var one = hold(FIRST);
            var other = hold(FIRST);
            assertThat(one.role()).isEqualTo(Role.JOINED);
            assertThat(other.role()).isEqualTo(Role.JOINED);
            assertThat(other.record().started()).isFalse();
            assertThat(release(one, FIRST)).isEmpty();
            assertThat(release(other, FIRST)).isEmpty();
        }

        @Test
        void isOursIfItWasLostAndAHolderBroughtItUpAgain() throws Exception {
            var one = hold(FIRST);
            var other = hold(FIRST);
            release(one, ObservedActivation.NONE);
            await(other.started("second", List.of()));
            teardown(release(other, ObservedActivation.of("second")));
        }
    }

    @Nested
    class WhenAUserActivatesItAnew {
        @Test
        void isTheirsFromThenOn() throws Exception {
            var starter = hold(ObservedActivation.NONE);
            await(starter.started("first", List.of()));
            assertThat(release(starter, ObservedActivation.of("theirs"))).isEmpty();
        }

        @Test
        void isTheirsAlsoWhenOthersHoldItThen() throws Exception {
            var starter = hold(ObservedActivation.NONE);
            await(starter.started("first", List.of()));
            var joined = hold(FIRST);
            release(starter, ObservedActivation.of("theirs"));
            assertThat(release(joined, ObservedActivation.of("theirs"))).isEmpty();
        }
    }

    @Nested
    class WhileItIsTakenDown {
        private Teardown teardown;

        @BeforeEach
        void takeDown() throws Exception {
            var starter = hold(ObservedActivation.NONE);
            await(starter.started("first", List.of("nm:other")));
            teardown = teardown(release(starter, FIRST));
        }

        @Test
        void makesNewcomersWait() throws Exception {
            var newcomer = leases.hold(HOME, () -> ObservedActivation.NONE);
            assertThat(hold("another", ObservedActivation.NONE).role()).isEqualTo(Role.STARTER);
            assertThat(newcomer.toCompletableFuture()).isNotDone();
            teardown.done();
            assertThat(await(newcomer).role()).isEqualTo(Role.STARTER);
        }

        @Test
        void isNotDeceivedByThoseWhoStillSeeThePast() throws Exception {
            teardown.done();
            assertThat(hold(FIRST).role()).isEqualTo(Role.STARTER);
            assertThat(hold(FIRST).role()).isEqualTo(Role.FOLLOWER);
        }

        @Test
        void belongsToNobodyOfUsIfItIsLeftUp() throws Exception {
            teardown.leave();
            var joined = hold(FIRST);
            assertThat(joined.role()).isEqualTo(Role.JOINED);
            assertThat(release(joined, FIRST)).isEmpty();
        }

        @Test
        void comesBackToWhoHandedItBackAndCanDoItByThen() throws Exception {
            listener.able = false;
            teardown.handBack();
            assertThat(await(leases.hold("another", () -> FIRST)).role()).isEqualTo(Role.JOINED);
            assertThat(leases.leftToOthers()).containsExactly(HOME);
            listener.able = true;
            leases.look();
            var orphan = listener.awaitOrphan();
            assertThat(orphan.record().activation()).isEqualTo("first");
            assertThat(orphan.record().displaced()).containsExactly("nm:other");
            assertThat(leases.leftToOthers()).isEmpty();
            listener.assertNothingMore();
        }

        @Test
        void isTheNewcomersIfItWasHandedBackAndIsStillThatActivation() throws Exception {
            listener.able = false;
            teardown.handBack();
            var joined = hold(FIRST);
            assertThat(joined.record().started()).isTrue();
            assertThat(teardown(release(joined, FIRST)).record().activation()).isEqualTo("first");
        }

        @Test
        void endsOnce() throws Exception {
            teardown.done();
            var starter = hold(ObservedActivation.NONE);
            teardown.leave();
            await(starter.started("second", List.of()));
            teardown(release(starter, ObservedActivation.of("second")));
        }
    }

    @Nested
    class WhenCalledWrongly {
        @Test
        void answersASecondReleaseWithNotHeld() throws Exception {
            var lease = hold(FIRST);
            release(lease, FIRST);
            assertThat(release(lease, FIRST)).isEmpty();
        }

        @Test
        void cancelsWhatComesAfterItsEnd() {
            leases.close();
            assertThat(leases.hold(HOME, () -> FIRST).toCompletableFuture())
                    .failsWithin(java.time.Duration.ofSeconds(20))
                    .withThrowableOfType(Exception.class)
                    .satisfiesAnyOf(
                            thrown -> assertThat(thrown).isInstanceOf(CancellationException.class),
                            thrown -> assertThat(thrown).hasCauseInstanceOf(CancellationException.class));
        }
    }

    private Lease hold(ObservedActivation now) throws Exception {
        return hold(HOME, now);
    }

    private Lease hold(String configuration, ObservedActivation now) throws Exception {
        return await(leases.hold(configuration, () -> now));
    }

    private static Optional<Teardown> release(Lease lease, ObservedActivation now) throws Exception {
        return await(lease.release(() -> now));
    }

    private static Teardown teardown(Optional<Teardown> last) {
        assertThat(last).isPresent();
        return last.orElseThrow();
    }
}
