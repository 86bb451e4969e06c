package org.netbearer.impl.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.testkit.ConfigurationBuilder.ethernet;
import static org.netbearer.testkit.ConfigurationBuilder.wlan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.testkit.SettableManager;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

final class EventPosterTest {
    private final SettableManager manager = new SettableManager();
    private final List<Event> posted = new ArrayList<>();

    @BeforeEach
    void listen() {
        manager.add(new EventPoster(new EventAdmin() {
            @Override
            public void postEvent(Event event) {
                posted.add(event);
            }

            @Override
            public void sendEvent(Event event) {
                throw new AssertionError("would wait for handlers");
            }
        }));
    }

    private List<String> topics() {
        return posted.stream().map(Event::getTopic).toList();
    }

    @Test
    void postsInTheOrderInWhichListenersAreTold() {
        manager.publish(
                wlan("nm:a", DISCOVERED).build(), wlan("nm:b", DISCOVERED).build());
        posted.clear();

        manager.publish(
                wlan("nm:b", ACTIVE)
                        .connectivity(Connectivity.FULL)
                        .metered(Metered.NO)
                        .build(),
                ethernet("nm:c", DISCOVERED).build());
        manager.publish();

        assertThat(topics())
                .containsExactly(
                        "org/netbearer/configuration/REMOVED",
                        "org/netbearer/configuration/CHANGED",
                        "org/netbearer/configuration/ADDED",
                        "org/netbearer/manager/DEFAULT_CHANGED",
                        "org/netbearer/manager/ONLINE",
                        "org/netbearer/manager/CONNECTIVITY_CHANGED",
                        "org/netbearer/manager/METERED_CHANGED",
                        "org/netbearer/configuration/REMOVED",
                        "org/netbearer/configuration/REMOVED",
                        "org/netbearer/manager/DEFAULT_CHANGED",
                        "org/netbearer/manager/OFFLINE",
                        "org/netbearer/manager/CONNECTIVITY_CHANGED",
                        "org/netbearer/manager/METERED_CHANGED");
    }

    @Test
    void carriesFlatPropertiesAndTheTime() {
        manager.publish(wlan("nm:a", DISCOVERED).on("wlan0").build());
        posted.clear();

        var snapshot = manager.publish(wlan("nm:a", ACTIVE).on("wlan0").build());

        var changed = posted.get(0);
        assertThat(changed.getProperty("netbearer.id")).isEqualTo("nm:a");
        assertThat(changed.getProperty("netbearer.interface")).isEqualTo("wlan0");
        assertThat(changed.getProperty("netbearer.state")).isEqualTo("ACTIVE");
        assertThat(changed.getProperty("netbearer.state.previous")).isEqualTo("DISCOVERED");
        assertThat(changed.getProperty("netbearer.revision")).isEqualTo(2L);
        assertThat(changed.getProperty("timestamp"))
                .isEqualTo(snapshot.instant().toEpochMilli());
        assertThat(changed.getPropertyNames())
                .allSatisfy(name ->
                        assertThat(changed.getProperty(name)).isInstanceOfAny(String.class, Long.class, Boolean.class));
    }

    @Test
    void saysWhetherTheMachineIsOnlineAndWhichIsTheDefault() {
        manager.publish(wlan("nm:a", ACTIVE).build());

        assertThat(posted)
                .filteredOn(event -> event.getTopic().endsWith("/ONLINE"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.getProperty("netbearer.online")).isEqualTo(true));
        assertThat(posted)
                .filteredOn(event -> event.getTopic().endsWith("/DEFAULT_CHANGED"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.getProperty("netbearer.id")).isEqualTo("nm:a"));
    }

    @Test
    void namesNoConfigurationWhenThereIsNoDefault() {
        manager.publish(wlan("nm:a", ACTIVE).build());
        posted.clear();
        manager.publish();

        assertThat(posted)
                .filteredOn(event -> event.getTopic().endsWith("/DEFAULT_CHANGED"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.containsProperty("netbearer.id")).isFalse());
    }

    @Test
    void tellsTheHealthOfTheBearersAndTheEndOfAnUpdate() {
        manager.publish(
                List.of(), List.of(new BearerSnapshot("nm", 100, BearerHealth.READY, Set.of(), List.of(), 0, "")));
        manager.updateConfigurations();
        manager.complete(new BearerUpdate("nm", UpdateOutcome.FAILED, "radio is off"));

        assertThat(topics())
                .containsExactly(
                        "org/netbearer/manager/CONNECTIVITY_CHANGED",
                        "org/netbearer/manager/BEARERS_CHANGED",
                        "org/netbearer/manager/UPDATE_COMPLETED");
        assertThat(posted.get(1).getProperty("netbearer.bearer.status.nm")).isEqualTo("READY");
        assertThat(posted.get(2).getProperty("netbearer.update.fresh")).isEqualTo(false);
        assertThat(posted.get(2).getProperty("netbearer.update.outcome.nm")).isEqualTo("FAILED");
    }
}
