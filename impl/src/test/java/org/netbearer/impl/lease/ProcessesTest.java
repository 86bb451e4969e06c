package org.netbearer.impl.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.impl.lease.RecordingLeaseListener.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.impl.lease.Lease.Role;
import org.netbearer.impl.model.ObservedActivation;
import org.netbearer.testkit.ManualTime;

/** Processes that live, and processes that are killed. */
final class ProcessesTest {
    private static final ManualTime TIME = new ManualTime();
    private static final ObservedActivation FIRST = ObservedActivation.of("first");

    private final RecordingLeaseListener listener = new RecordingLeaseListener();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void setUp() {
        folder = parent.resolve("leases");
    }

    @AfterEach
    void tearDown() throws Exception {
        for (var each : opened) {
            each.close();
        }
    }

    @Nested
    class ThatLive {
        @Test
        void shareAConfigurationThatTheOtherStarted() throws Exception {
            var other = other();
            assertThat(other.ask("hold home")).isEqualTo("STARTER");
            assertThat(other.ask("started first nm:displaced")).isEqualTo("started");
            var leases = here();
            var lease = await(leases.hold("home", () -> FIRST));
            assertThat(lease.role()).isEqualTo(Role.JOINED);
            assertThat(lease.record().started()).isTrue();
            assertThat(other.ask("release first")).isEqualTo("left up");
            assertThat(teardown(await(lease.release(() -> FIRST))).record().displaced())
                    .containsExactly("nm:displaced");
            assertThat(leases.status()).isEqualTo(LeaseStatus.SHARED);
        }

        @Test
        void agreeOnWhoseItIsThoughOneKnowsItByAnotherKeySinceTheDaemonStartedAgain() throws Exception {
            var other = other();
            other.ask("hold home");
            other.ask("started first");
            var joined = await(here().hold("home", () -> ObservedActivation.of("second")));
            assertThat(joined.role()).isEqualTo(Role.JOINED);
            assertThat(joined.record().activationFor(ObservedActivation.of("second")))
                    .isEqualTo("first");
            other.ask("alias second");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (joined.record().aliases().isEmpty() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(joined.record().activationFor(ObservedActivation.of("second")))
                    .isEqualTo("second");
            assertThat(joined.record().started()).isTrue();
        }

        @Test
        void waitForATakedownOfTheOther() throws Exception {
            var other = other();
            other.ask("hold home");
            other.ask("started first");
            assertThat(other.ask("release first")).isEqualTo("take down first");
            var leases = here();
            var waiting = leases.hold("home", () -> ObservedActivation.NONE);
            await(leases.hold("another", () -> FIRST));
            assertThat(waiting.toCompletableFuture()).isNotDone();
            other.tell("done");
            assertThat(await(waiting).role()).isEqualTo(Role.STARTER);
        }

        @Test
        void takeTheirTurnWhenTheStarterGivesUp() throws Exception {
            var other = other();
            other.ask("hold home");
            var follower = await(here().hold("home", () -> ObservedActivation.NONE));
            assertThat(follower.role()).isEqualTo(Role.FOLLOWER);
            other.ask("release");
            assertThat(listener.awaitPromotion()).isSameAs(follower);
        }

        @Test
        void doNotBlockTheOthersForEverWhenTheyAreStoppedWithTheFoldersLock() throws Exception {
            var other = other();
            other.ask("hold home");
            assertThat(other.ask("lock")).isEqualTo("locked");
            var leases = here();
            assertThat(await(leases.hold("work", () -> ObservedActivation.NONE)).role())
                    .isEqualTo(Role.STARTER);
            assertThat(leases.status().shared()).isFalse();
            assertThat(leases.status().reason()).endsWith("another process has had its lock for 5 s");
            other.kill();
            await(leases.hold("more", () -> ObservedActivation.NONE));
            assertThat(leases.status()).isEqualTo(LeaseStatus.SHARED);
        }

        @Test
        void leaveNothingBehind() throws Exception {
            var other = other();
            other.ask("hold home first");
            other.ask("release first");
            other.ask("close");
            assertThat(names()).containsExactly("folder.lock");
        }

        @Test
        void tellFollowersWhoBroughtItUp() throws Exception {
            var other = other();
            other.ask("hold home");
            var follower = await(here().hold("home", () -> ObservedActivation.NONE));
            assertThat(follower.record().started()).isFalse();
            other.ask("started first nm:displaced");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!follower.record().started() && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(follower.record().activation()).isEqualTo("first");
        }
    }

    @Nested
    class ThatAreKilled {
        @Test
        void doNotKeepUpWhatTheyStartedOnceTheLastLivingHolderReleasesIt() throws Exception {
            var other = other();
            other.ask("hold home");
            other.ask("started first");
            var lease = await(here().hold("home", () -> FIRST));
            other.kill();
            assertThat(teardown(await(lease.release(() -> FIRST))).record().activation())
                    .isEqualTo("first");
        }

        @Test
        void leaveAnOrphanToTheNextProcess() throws Exception {
            killedHolder();
            here().start();
            var orphan = listener.awaitOrphan();
            assertThat(orphan.record().configuration()).isEqualTo("home");
            assertThat(orphan.record().displaced()).containsExactly("nm:displaced");
            orphan.done();
            var next = other();
            assertThat(next.ask("hold home")).isEqualTo("STARTER");
        }

        @Test
        void areNoticedByAProcessThatWasThereBeforeAndHoldsNothing() throws Exception {
            here().start();
            killedHolder();
            assertThat(listener.awaitOrphan().record().activation()).isEqualTo("first");
        }

        @Test
        void leaveAnOrphanToOneProcessOnly() throws Exception {
            var second = new RecordingLeaseListener();
            var third = new RecordingLeaseListener();
            killedHolder();
            for (var told : List.of(listener, second, third)) {
                var leases = here(told);
                leases.start();
                await(leases.hold("another", () -> FIRST));
                await(leases.hold("third", () -> FIRST));
            }
            assertThat(listener.awaitOrphan().record().activation()).isEqualTo("first");
            second.assertNothingMore();
            third.assertNothingMore();
        }

        @Test
        void passOnWhatIsStillUpToTheNextHolder() throws Exception {
            killedHolder();
            var lease = await(here().hold("home", () -> FIRST));
            assertThat(lease.role()).isEqualTo(Role.JOINED);
            teardown(await(lease.release(() -> FIRST)));
            listener.assertNothingMore();
        }

        @Test
        void passTheStartOnToAFollower() throws Exception {
            var other = other();
            other.ask("hold home");
            var follower = await(here().hold("home", () -> ObservedActivation.NONE));
            other.kill();
            assertThat(listener.awaitPromotion()).isSameAs(follower);
            await(follower.started("second", List.of()));
            teardown(await(follower.release(() -> ObservedActivation.of("second"))));
        }

        @Test
        void passATakedownOnToAnother() throws Exception {
            var other = other();
            other.ask("hold home");
            other.ask("started first");
            other.ask("release first");
            here().start();
            other.kill();
            assertThat(listener.awaitOrphan().record().activation()).isEqualTo("first");
        }

        @Test
        void letThoseGoOnWhoWaitForTheirTakedown() throws Exception {
            var other = other();
            other.ask("hold home");
            other.ask("started first");
            other.ask("release first");
            var waiting = here().hold("home", () -> ObservedActivation.NONE);
            other.kill();
            assertThat(await(waiting).role()).isEqualTo(Role.STARTER);
        }

        @Test
        void areNotTakenForAProcessThatHasTheirNumberNow() throws Exception {
            killedHolder();
            var lock = names().stream()
                    .filter(name -> name.startsWith("lock-"))
                    .findFirst()
                    .orElseThrow();
            var again =
                    lock.replaceFirst("-[0-9]+-", "-" + ProcessHandle.current().pid() + "-");
            Files.move(folder.resolve(lock), folder.resolve(again));
            var record = Files.readString(record("home"));
            Files.writeString(record("home"), record.replace(lock.substring(5), again.substring(5)));
            here().start();
            assertThat(listener.awaitOrphan().record().activation()).isEqualTo("first");
        }

        @Test
        void isLeftToAProcessThatCanTakeItDown() throws Exception {
            listener.able = false;
            var unable = here();
            unable.start();
            killedHolder();
            await(unable.hold("another", () -> FIRST)); // has looked by then
            assertThat(unable.leftToOthers()).containsExactly("home");
            var able = new RecordingLeaseListener();
            here(able).start();
            assertThat(able.awaitOrphan().record().activation()).isEqualTo("first");
            listener.assertNothingMore();
        }

        private void killedHolder() throws Exception {
            var other = other();
            other.ask("hold home");
            other.ask("started first nm:displaced");
            other.kill();
        }
    }

    @Nested
    class InOneJvm {
        @Test
        void countAsTwo() throws Exception {
            var one = await(here().hold("home", () -> ObservedActivation.NONE));
            await(one.started("first", List.of()));
            var other = await(here(new RecordingLeaseListener()).hold("home", () -> FIRST));
            assertThat(other.role()).isEqualTo(Role.JOINED);
            assertThat(await(one.release(() -> FIRST))).isEmpty();
            teardown(await(other.release(() -> FIRST)));
        }

        @Test
        void doNotBreakEachOthersLocks() throws Exception {
            var one = here();
            await(one.hold("home", () -> FIRST));
            var two = here(new RecordingLeaseListener());
            await(two.hold("home", () -> FIRST));
            two.close();
            var other = other();
            assertThat(other.ask("hold home first")).isEqualTo("JOINED");
            assertThat(other.ask("release first")).isEqualTo("left up");
        }

        @Test
        void waitForATakedownOfTheOther() throws Exception {
            var one = await(here().hold("home", () -> ObservedActivation.NONE));
            await(one.started("first", List.of()));
            var teardown = teardown(await(one.release(() -> FIRST)));
            var waiting = here(new RecordingLeaseListener()).hold("home", () -> ObservedActivation.NONE);
            teardown.done();
            assertThat(await(waiting).role()).isEqualTo(Role.STARTER);
        }
    }

    @Nested
    class OfAnotherBoot {
        @Test
        void haveLeftNothingThatIsOurs() throws Exception {
            leftBehind("monday", "");
            var leases = here("tuesday");
            leases.start();
            var lease = await(leases.hold("home", () -> FIRST));
            assertThat(lease.record().started()).isFalse();
            assertThat(await(lease.release(() -> FIRST))).isEmpty();
            listener.assertNothingMore();
        }

        @Test
        void arePresumedWhereTheBootIsUnknown() throws Exception {
            leftBehind("", "");
            var leases = here("");
            assertThat(await(leases.hold("home", () -> FIRST)).record().started())
                    .isFalse();
            listener.assertNothingMore();
        }

        @Test
        void areNotPresumedOfThoseWhoWereSeenAlive() throws Exception {
            leftBehind("", "seen");
            assertThat(listener.awaitOrphan().record().activation()).isEqualTo("first");
        }

        @Test
        void didNotTakeDownWhatIsUpNow() throws Exception {
            var before = here("monday");
            var lease = await(before.hold("home", () -> ObservedActivation.NONE));
            await(lease.started("first", List.of()));
            teardown(await(lease.release(() -> FIRST))).done();
            assertThat(await(before.hold("home", () -> FIRST)).role()).isEqualTo(Role.STARTER);
            before.close();
            assertThat(await(here("tuesday").hold("home", () -> FIRST)).role()).isEqualTo(Role.JOINED);
        }

        private void leftBehind(String boot, String seen) throws Exception {
            var before = here(boot, new RecordingLeaseListener());
            var lease = await(before.hold("home", () -> ObservedActivation.NONE));
            await(lease.started("first", List.of()));
            if (!seen.isEmpty()) {
                await(here(boot).hold("another", () -> FIRST));
            }
            before.close();
        }
    }

    private OtherProcess other() throws IOException {
        var other = OtherProcess.start(folder);
        opened.add(other);
        return other;
    }

    private SharedLeases here() {
        return here(listener);
    }

    private SharedLeases here(LeaseListener told) {
        return here(BootId.read(System.getProperty("os.name")), told);
    }

    private SharedLeases here(String boot) {
        return here(boot, listener);
    }

    private SharedLeases here(String boot, LeaseListener told) {
        var leases = new SharedLeases(folder, false, boot, TIME::schedule, told);
        opened.add(leases);
        return leases;
    }

    private Path record(String configuration) {
        return folder.resolve(FolderLedger.name(configuration));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Teardown teardown(Optional<Teardown> last) {
        assertThat(last).isPresent();
        return last.orElseThrow();
    }
}
