package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.testkit.ConfigurationBuilder.ethernet;
import static org.netbearer.testkit.ConfigurationBuilder.wlan;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkRequirement;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionStatistics;
import org.netbearer.api.SessionTarget;
import org.netbearer.testkit.ManualTime;
import org.netbearer.testkit.SettableManager;
import org.netbearer.testkit.SettableSession;

class SessionOperationsTest {
    private final SettableManager manager = new SettableManager();
    private final ManualTime time = new ManualTime();
    private final ShellSessions held = new ShellSessions(
            () -> Duration.between(ManualTime.START, time.instant()).toNanos());
    private final AtomicBoolean gone = new AtomicBoolean();
    private final ShellClient client = new ShellClient("shell:anna@pts/1", gone::get);
    private final SessionOperations operations = new SessionOperations(
            manager,
            held,
            new Terminal(
                    new PrintStream(OutputStream.nullOutputStream()),
                    new PrintStream(OutputStream.nullOutputStream()),
                    null,
                    TerminalFeatures.PLAIN),
            client);

    @BeforeEach
    void knowNetworks() {
        manager.publish(
                ethernet("nm:wired", ACTIVE).on("eth0").build(),
                wlan("nm:cafe", DISCOVERED).on("wlan0").build(),
                wlan("nm:both", ACTIVE).members("nm:cafe", "nm:wired").build());
    }

    private SessionRequest on(String word) {
        return SessionOperations.request(manager, Invocation.parse(SessionCommands.OPEN, word));
    }

    private OpenedSession open(String word) {
        return operations.open(on(word), false, null);
    }

    /** A session of an application. */
    private SettableSession application(String word) {
        var session = manager.settableSessions().create("org.example.gateway", on(word));
        session.open();
        return session;
    }

    private StoppedLink stop(String word) {
        return operations.stop(operations.toStop(word), word, null);
    }

    private void lose(long id) {
        manager.settableSessions().get(id).lose(new NetworkException(FailureReason.NO_CARRIER, "the cable was pulled"));
    }

    @Nested
    class Ending {
        @Test
        void namesWhoOpenedIt() {
            open("cafe");
            assertThat(manager.sessions()).extracting(SessionSnapshot::owner).containsExactly("shell:anna@pts/1");
        }

        @Test
        void comesWithTheEndOfTheClient() {
            open("cafe");
            held.sweep();
            assertThat(manager.sessions()).hasSize(1);
            gone.set(true);
            held.sweep();
            assertThat(manager.sessions()).isEmpty();
            assertThat(held.isEmpty()).isTrue();
        }

        @Test
        void doesNotComeWithTheEndOfTheClientIfItIsKept() {
            operations.open(on("cafe"), true, null);
            gone.set(true);
            held.sweep();
            assertThat(manager.sessions()).hasSize(1);
        }

        @Test
        void isShownForTenMinutesAfterALoss() {
            long id = open("eth0").id();
            lose(id);
            assertThat(held.all(manager)).extracting(SessionSnapshot::id).contains(id);
            time.advance(ShellSessions.LOST.minusMillis(1));
            assertThat(held.all(manager)).extracting(SessionSnapshot::id).contains(id);
            time.advance(Duration.ofMillis(1));
            assertThat(held.all(manager)).extracting(SessionSnapshot::id).doesNotContain(id);
        }

        @Test
        void isRefusedToAnotherUserButForStop() {
            long id = open("cafe").id();
            var terminal = operations.terminal();
            var other = new SessionOperations(
                    manager, held, terminal, new ShellClient("shell:bob@192.0.2.9:51234", () -> false));
            assertThatThrownBy(() -> other.close(id))
                    .hasMessage("session 1 belongs to shell:anna@pts/1, which alone can close it;"
                            + " bearer:stop 1 takes its link down");
            var elsewhere =
                    new SessionOperations(manager, held, terminal, new ShellClient("shell:anna@pts/7", () -> false));
            assertThat(elsewhere.close(id)).isNotNull();
        }
    }

    @Nested
    class Opening {
        @Test
        void tellsThatTheLinkWasBroughtUp() {
            assertThat(open("cafe").text(TerminalFeatures.PLAIN))
                    .isEqualTo("session 1 is open: cafe on wlan0 (nm:cafe), brought up for it;"
                            + " goes down with the last session on it");
        }

        @Test
        void tellsThatTheLinkWasUp() {
            assertThat(open("eth0").text(TerminalFeatures.PLAIN))
                    .isEqualTo("session 1 is open: wired on eth0 (nm:wired), up already; stays up");
        }

        @Test
        void tellsThatTheLinkIsShared() {
            application("nm:cafe");
            assertThat(open("nm:cafe").text(TerminalFeatures.PLAIN))
                    .contains("cafe on wlan0 (nm:cafe), up for other sessions; goes");
        }

        @Test
        void tellsWhichMemberItChose() {
            assertThat(open("nm:both").text(TerminalFeatures.PLAIN))
                    .startsWith("session 1 is open: wired on eth0 (nm:wired)");
            assertThat(open("user-choice").text(TerminalFeatures.PLAIN))
                    .startsWith("session 2 is open: wired on eth0 (nm:wired)");
        }

        @Test
        void saysInOneLineWhyItFailedAndKeepsNothing() {
            manager.settableSessions().holdOpenings();
            var failing = new Thread(() -> {
                while (manager.sessions().isEmpty()) {
                    Thread.onSpinWait();
                }
                manager.settableSessions()
                        .get(1)
                        .failOpening(new NetworkException(
                                FailureReason.NO_SECRETS,
                                "NM_DEVICE_STATE_REASON_NO_SECRETS (7)",
                                "nobody gave the key"));
            });
            failing.start();
            assertThatThrownBy(() -> open("cafe"))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("cannot open cafe on wlan0 (nm:cafe): nobody gave the key (no secrets)"
                            + " [NM_DEVICE_STATE_REASON_NO_SECRETS (7)]");
            assertThat(held.numbers()).isEmpty();
        }

        @Test
        void isGivenUpWhenTheUserInterruptsIt() {
            manager.settableSessions().holdOpenings();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> open("cafe"))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("interrupted; the session is closed");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(manager.sessions()).isEmpty();
            assertThat(held.numbers()).isEmpty();
        }
    }

    @Nested
    class WhatToOpen {
        private SessionRequest request(String need, String... words) {
            var all = new ArrayList<>(List.of(words));
            if (!need.isEmpty()) {
                all.addAll(List.of("--need", need));
            }
            return SessionOperations.request(
                    manager, Invocation.parse(SessionCommands.OPEN, all.toArray(String[]::new)));
        }

        @Test
        void isAConfigurationByTheBeginningOfItsIdentifier() {
            assertThat(request("", "nm:c").target().text()).isEqualTo("nm:cafe");
            assertThatThrownBy(() -> request("", "nm:")).hasMessageStartingWith("3 configurations begin with nm:");
            assertThatThrownBy(() -> request("", "c")).hasMessageStartingWith("no configuration c");
        }

        private NetworkRequirement requirement(String words) {
            return ((SessionTarget.Requirement) request(words).target()).requirement();
        }

        @Test
        void isANeed() {
            assertThat(requirement("WLAN, unmetered ,full,limited"))
                    .isEqualTo(RequirementParser.parse("", "full,wlan,unmetered"))
                    .hasToString("WLAN, unmetered, connectivity full");
            assertThat(requirement("3g,ethernet")).hasToString("Ethernet or 3G");
            assertThat(requirement("unmetered")
                            .isMetBy(
                                    manager.snapshot().configuration("nm:wired").orElseThrow()))
                    .isFalse();
            assertThat(NetworkRequirement.ANY).isNotEqualTo(requirement("unmetered"));
        }

        @Test
        void isRefusedWithAllWordsThatThereAre() {
            assertThatThrownBy(() -> request("wlan,fast\033"))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("--need: not fast\\u{1b}, but unmetered; portal, limited, full; ethernet, wlan, 2g,"
                            + " cdma2000, wcdma, hspa, bluetooth, wimax, evdo, lte, 3g, 4g, 5g");
            assertThatThrownBy(() -> request("wlan,")).hasMessageStartingWith("--need: not empty, but unmetered");
        }

        @Test
        void isOneThing() {
            assertThatThrownBy(() -> request("wlan", "cafe")).hasMessage("bearer:open: TARGET or --need, not both");
            assertThatThrownBy(() -> request(""))
                    .hasMessage("bearer:open: TARGET or --need is missing; usage: bearer:open [OPTION]... [TARGET]");
            assertThatThrownBy(() -> request("", "a", "b"))
                    .hasMessage("bearer:open: too many words; usage: bearer:open [OPTION]... [TARGET]");
        }
    }

    @Nested
    class Closing {
        @Test
        void tellsThatTheLinkWentDownWithIt() {
            open("cafe");
            assertThat(operations.close(1).text(TerminalFeatures.PLAIN))
                    .isEqualTo("session 1 is closed; cafe on wlan0 (nm:cafe) went down with it");
            assertThat(held.numbers()).isEmpty();
        }

        @Test
        void tellsThatOthersUseTheLink() {
            application("cafe");
            open("cafe");
            assertThat(operations.close(2).text(TerminalFeatures.PLAIN))
                    .endsWith("cafe on wlan0 (nm:cafe) stays up for others who use it");
        }

        @Test
        void tellsThatTheLinkIsAsItWasBefore() {
            open("eth0");
            assertThat(operations.close(1).text(TerminalFeatures.PLAIN))
                    .endsWith("wired on eth0 (nm:wired) stays up, as it was before");
        }

        @Test
        void tellsWhatBecameOfTheUsersChoice() {
            open("user-choice");
            assertThat(operations.close(1).text(TerminalFeatures.PLAIN))
                    .endsWith("wired on eth0 (nm:wired) stays up, as it was before");
        }

        @Test
        void tellsOfAMemberOfAServiceNetworkThatWentDown() {
            open("nm:both");
            manager.settableSessions().get(1).offer("nm:cafe", true);
            assertThat(operations.close(1).text(TerminalFeatures.PLAIN))
                    .endsWith("cafe on wlan0 (nm:cafe) went down with it");
        }

        @Test
        void tellsWhyASessionIsNotOpenAnyMore() {
            open("eth0");
            lose(1);
            assertThat(operations.close(1).text(TerminalFeatures.PLAIN))
                    .isEqualTo("session 1 was not open any more: the cable was pulled (no carrier)");
        }

        @Test
        void leavesTheSessionsOfOthersAlone() {
            application("cafe");
            assertThatThrownBy(() -> operations.close(1))
                    .isInstanceOf(CommandException.class)
                    .hasMessage("session 1 belongs to org.example.gateway, which alone can close it;"
                            + " bearer:stop 1 takes its link down");
            assertThatThrownBy(() -> operations.close(7)).hasMessage("no session 7; see bearer:sessions");
            assertThat(manager.sessions()).hasSize(1);
        }

        @Test
        void saysThatThePlatformRefused() {
            open("cafe");
            manager.settableSessions().get(1).refuseToTakeDown(new NetworkException(FailureReason.DENIED, "ask root"));
            assertThatThrownBy(() -> operations.close(1))
                    .hasMessage("session 1 is closed, but its link is not down: ask root (denied)");
            assertThat(held.numbers()).isEmpty();
        }

        @Test
        void isDoneForAllThatTheShellHoldsAtItsEnd() {
            open("cafe");
            open("eth0");
            held.close();
            assertThat(manager.sessions()).isEmpty();
        }
    }

    @Nested
    class Stopping {
        @Test
        void endsTheSessionsOfAll() {
            application("cafe");
            open("cafe");
            application("eth0");
            assertThat(stop("cafe").text(TerminalFeatures.PLAIN))
                    .isEqualTo("cafe on wlan0 (nm:cafe) is down; ended: session 1, 2");
            assertThat(operations.list().text(TerminalFeatures.PLAIN)).contains("stopped by session 4");
        }

        @Test
        void takesTheNumberOfAForeignSession() {
            application("nm:both");
            assertThat(stop("1").text(TerminalFeatures.PLAIN))
                    .isEqualTo("wired on eth0 (nm:wired) is down; ended: session 1");
        }

        @Test
        void forgetsTheOwnSessionThatItNames() {
            open("cafe");
            assertThat(stop("1").ended()).containsExactly(1L);
            assertThat(held.numbers()).isEmpty();
        }

        @Test
        void tellsThatTheLinkWasDown() {
            assertThat(stop("cafe").text(TerminalFeatures.PLAIN)).isEqualTo("cafe on wlan0 (nm:cafe) was down already");
        }

        @Test
        void refusesWhatHasNoLinkOfItsOwnAndNamesTheLinks() {
            assertThatThrownBy(() -> stop("nm:both")).hasMessage("both has no link of its own; up is: nm:wired");
            assertThatThrownBy(() -> stop("netbearer:user-choice"))
                    .hasMessage("UserChoice has no link of its own; up is: nm:wired");
            assertThat(manager.isOnline()).isTrue();
        }

        @Test
        void saysWhatItCannotFind() {
            assertThatThrownBy(() -> stop("9")).hasMessage("no session 9; see bearer:sessions");
            open("eth0");
            lose(1);
            assertThatThrownBy(() -> stop("1")).hasMessage("session 1 uses no link");
        }

        @Test
        void saysThatThePlatformRefused() {
            open("cafe");
            manager.settableSessions()
                    .get(1)
                    .refuseToTakeDown(new NetworkException(FailureReason.NOT_SUPPORTED, "generic only looks"));
            assertThatThrownBy(() -> stop("1"))
                    .hasMessage("cannot stop cafe on wlan0 (nm:cafe): generic only looks (not supported)");
            assertThat(manager.sessions()).hasSize(1);
        }
    }

    @Nested
    class Listing {
        @Test
        void showsTheSessionsOfAllAndMarksOurs() {
            application("eth0");
            open("cafe");
            assertThat(operations.list().text(TerminalFeatures.PLAIN).lines().skip(1))
                    .satisfiesExactly(
                            foreign -> assertThat(foreign).startsWith("   1        connected  org.example.gateway"),
                            own -> assertThat(own).startsWith("*  2        connected  shell:anna@pts/1"));
        }

        @Test
        void keepsOursThatWasLost() {
            open("eth0");
            lose(1);
            assertThat(operations.list()).hasSize(1);
            assertThat(operations.list().text(TerminalFeatures.PLAIN))
                    .contains("disconnected", "the cable was pulled (no carrier)");
            assertThat(JsonWriter.pretty(operations.list().json())).contains("\"open\": false", "\"own\": true");
        }

        @Test
        void forgetsOursWithTheManagerThatEndedThem() {
            open("eth0");
            held.forget(manager);
            assertThat(held.numbers()).isEmpty();
        }
    }

    @Nested
    class Measuring {
        @Test
        void showsWhatPassed() {
            open("eth0");
            manager.settableSessions()
                    .get(1)
                    .measure(SessionStatistics.builder()
                            .activeTime(Duration.ofSeconds(75))
                            .session(new LinkCounters(1500, 20, 3, 1))
                            .build());
            assertThat(operations.measure(1).text(TerminalFeatures.PLAIN))
                    .contains(
                            "active time  75 s", "received     1.50 kB in 3 packets", "sent         20 B in 1 packets");
        }

        @Test
        void showsTheSessionsOfOthers() {
            application("eth0");
            assertThat(operations.measure(1).text(TerminalFeatures.PLAIN)).contains("owner        org.example.gateway");
            assertThatThrownBy(() -> operations.measure(2)).hasMessage("no session 2; see bearer:sessions");
        }
    }
}
