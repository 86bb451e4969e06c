package org.netbearer.impl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.testkit.ConfigurationBuilder.ethernet;
import static org.netbearer.testkit.ConfigurationBuilder.wlan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.UpdateOutcome;

final class NotificationsTest {
    private final ManagedManager managed = new ManagedManager();

    @AfterEach
    void close() {
        managed.close();
    }

    private List<String> types() {
        return managed.notifications.stream().map(Notification::getType).toList();
    }

    @Nested
    final class Change {
        @Test
        void isToldRemovedFirstThenChangedThenAddedThenTheRest() {
            managed.manager.publish(
                    wlan("nm:a", DISCOVERED).build(), wlan("nm:b", DISCOVERED).build());
            managed.notifications.clear();

            managed.manager.publish(
                    wlan("nm:b", ACTIVE)
                            .connectivity(Connectivity.FULL)
                            .metered(Metered.NO)
                            .build(),
                    ethernet("nm:c", DEFINED).build());

            assertThat(types())
                    .containsExactly(
                            "netbearer.configuration.removed",
                            "netbearer.configuration.changed",
                            "netbearer.configuration.added",
                            "netbearer.manager.default",
                            "netbearer.manager.online",
                            "netbearer.manager.connectivity",
                            "netbearer.manager.metered");
            assertThat(managed.messages())
                    .containsExactly(
                            "removed a (nm:a), was DISCOVERED",
                            "changed b (nm:b), DISCOVERED to ACTIVE",
                            "added c (nm:c), DEFINED",
                            "default is b (nm:b)",
                            "online",
                            "connectivity is FULL",
                            "metered is NO");
        }

        @Test
        void ofOnlineAndConnectivityIsToldAsTheJdkTellsAChangedAttribute() {
            managed.manager.publish(
                    wlan("nm:a", ACTIVE).connectivity(Connectivity.FULL).build());

            assertThat(managed.attributeChanges)
                    .extracting(
                            one -> one.getAttributeName(),
                            one -> one.getAttributeType(),
                            one -> one.getOldValue(),
                            one -> one.getNewValue())
                    .containsExactly(
                            tuple("Online", "boolean", false, true),
                            tuple("Connectivity", "java.lang.String", "UNKNOWN", "FULL"));
            assertThat(managed.attributeChanges.get(0).getSequenceNumber())
                    .as("the number of the event that it goes with")
                    .isEqualTo(managed.notifications.stream()
                            .filter(one -> one.getType().equals("netbearer.manager.online"))
                            .findFirst()
                            .orElseThrow()
                            .getSequenceNumber());
        }

        @Test
        void ofTheBearersIsToldWithTheStatusOfEach() {
            managed.manager.publish(
                    List.of(),
                    List.of(new BearerSnapshot(
                            "nm", 100, new BearerHealth(BearerStatus.STALE, "", ""), Set.of(), List.of(), 0, "")));

            assertThat(managed.messages()).contains("bearers: nm STALE");
            assertThat(last().getUserData())
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("netbearer.bearer.status.nm", "STALE");
        }

        @Test
        void carriesThePropertiesOfTheConfigurationAsPlainValues() {
            managed.manager.publish(wlan("nm:a", DISCOVERED).on("wlan0").build());
            managed.manager.publish(wlan("nm:a", ACTIVE).on("wlan0").build());

            var changed = managed.notifications.stream()
                    .filter(one -> one.getType().equals("netbearer.configuration.changed"))
                    .findFirst()
                    .orElseThrow();
            assertThat(changed.getUserData())
                    .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                    .containsAllEntriesOf(Map.of(
                            "netbearer.id", "nm:a",
                            "netbearer.state", "ACTIVE",
                            "netbearer.state.previous", "DISCOVERED",
                            "netbearer.interface", "wlan0",
                            "netbearer.default", true,
                            "netbearer.revision", 2L))
                    .allSatisfy(
                            (key, value) -> assertThat(value).isInstanceOfAny(String.class, Long.class, Boolean.class));
        }
    }

    @Nested
    final class Sequence {
        @Test
        void reachesEverybodyElseThoughAListenerThrowsAnError() throws Exception {
            NotificationListener broken = (notification, handback) -> {
                throw new AssertionError("mine");
            };
            managed.server.addNotificationListener(managed.name, broken, null, null);
            managed.manager.publish(wlan("nm:a", ACTIVE).build());
            assertThat(managed.messages()).containsExactly("added a (nm:a), ACTIVE", "default is a (nm:a)", "online");
            assertThat((Object[]) managed.get("RecentEvents")).hasSize(3);
        }

        @Test
        void countsFromOneOverAllTypesWithoutGaps() throws Exception {
            managed.manager.publish(wlan("nm:a", ACTIVE).build());
            managed.manager.publish();
            managed.manager.updateConfigurations();
            managed.manager.complete(new BearerUpdate("nm", UpdateOutcome.RECENT, ""));

            assertThat(managed.notifications)
                    .extracting(Notification::getSequenceNumber)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, managed.notifications.size())
                            .boxed()
                            .toList());
            assertThat(managed.get("NotificationsSent")).isEqualTo(last().getSequenceNumber());
        }
    }

    @Nested
    final class Update {
        @Test
        void isToldWhoeverAskedForIt() {
            managed.manager.updateConfigurations();
            managed.manager.complete(
                    new BearerUpdate("nm", UpdateOutcome.COMPLETED, ""),
                    new BearerUpdate("sim", UpdateOutcome.TIMED_OUT, ""));

            assertThat(types()).containsExactly("netbearer.update.completed");
            assertThat(managed.messages()).containsExactly("update completed: nm COMPLETED, sim TIMED_OUT");
        }
    }

    @Nested
    final class History {
        @Test
        void showsTheLatestFirst() throws Exception {
            managed.manager.publish(wlan("nm:a", DISCOVERED).build());
            managed.manager.publish();

            assertThat(Stream.of((CompositeData[]) managed.get("RecentEvents"))
                            .map(event -> event.get("sequence") + " " + event.get("message")))
                    .containsExactly(
                            "5 connectivity is NONE",
                            "4 default is none",
                            "3 removed a (nm:a), was DISCOVERED",
                            "2 default is a (nm:a)",
                            "1 added a (nm:a), DISCOVERED");
        }

        @Test
        void showsStatesAsNumbersToo() throws Exception {
            managed.manager.publish(wlan("nm:a", DISCOVERED).build());
            managed.manager.publish();

            assertThat(Stream.of((CompositeData[]) managed.get("RecentEvents"))
                            .map(event -> event.get("sequence") + " " + event.get("stateValue") + " "
                                    + event.get("previousStateValue")))
                    .containsExactly("5 -1 -1", "4 -1 -1", "3 0 2", "2 2 -1", "1 2 -1");
        }

        @Test
        void keepsAHundred() throws Exception {
            for (int i = 0; i < 60; i++) {
                managed.manager.publish(wlan("nm:" + i, DEFINED).build());
            }

            var events = (CompositeData[]) managed.get("RecentEvents");
            assertThat(events).hasSize(100);
            assertThat(events[0].get("sequence")).isEqualTo(last().getSequenceNumber());
        }
    }

    private Notification last() {
        return managed.notifications.get(managed.notifications.size() - 1);
    }
}
