package org.netbearer.impl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.management.Notification;
import javax.management.openmbean.CompositeData;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.BearerUpdate;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.jmx.NetworkNotifications;

final class OperationsTest {
    private final ManagedManager managed = new ManagedManager();

    @AfterEach
    void close() {
        managed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"updateConfigurations", "checkConnectivity"})
    void givesATicketAtOnceAndTellsTheEndByANotification(String operation) throws Exception {
        assertThat(managed.invoke(operation)).isEqualTo(1L);
        assertThat(managed.invoke(operation)).isEqualTo(2L);
        assertThat(managed.notifications).isEmpty();

        managed.manager.complete(new BearerUpdate("nm", UpdateOutcome.DENIED, "ask polkit"));

        assertThat(managed.notifications)
                .filteredOn(notification -> notification.getType().equals(NetworkNotifications.TICKET_COMPLETED))
                .extracting(Notification::getMessage)
                .containsExactly("ticket 1: update completed: nm DENIED", "ticket 2: update completed: nm DENIED");
        assertThat(managed.notifications.get(0).getUserData())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("netbearer.ticket", 1L)
                .containsEntry("netbearer.update.fresh", false)
                .containsEntry("netbearer.update.outcome.nm", "DENIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"updateConfigurations", "checkConnectivity"})
    void waitsForTheEndWithinATime(String operation) throws Exception {
        var call = new FutureTask<>(() -> (CompositeData) managed.invoke(operation, 60_000L, long.class));
        var caller = new Thread(call, "netbearer-test-caller");
        caller.start();
        while (managed.manager.pending() == 0) {
            Thread.onSpinWait();
        }

        managed.manager.complete(new BearerUpdate("nm", UpdateOutcome.COMPLETED, ""));

        var ended = call.get(10, TimeUnit.SECONDS);
        assertThat(ended.getAll(new String[] {"ticket", "completed", "fresh"})).containsExactly(1L, true, true);
        assertThat((CompositeData[]) ended.get("bearers"))
                .singleElement()
                .satisfies(part -> assertThat(part.getAll(new String[] {"bearer", "outcome", "outcomeValue"}))
                        .containsExactly("nm", "COMPLETED", 0));
    }

    @Test
    void saysThatItHasNotEndedWhenTheWaitIsOver() throws Exception {
        var unfinished = (CompositeData) managed.invoke("updateConfigurations", 1L, long.class);

        assertThat(unfinished.getAll(new String[] {"ticket", "completed", "fresh"}))
                .containsExactly(1L, false, false);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 600_001, Long.MIN_VALUE})
    void refusesATimeOutOfRangeBeforeAnythingBegins(long timeout) {
        assertThatThrownBy(() -> managed.invoke("updateConfigurations", timeout, long.class))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeoutMillis " + timeout + " is not from 1 to 600000");
        assertThat(managed.manager.pending()).isZero();
    }

    @Test
    void saysSoWhenTheManagerHasStopped() {
        managed.manager.stop();

        assertThatThrownBy(() -> managed.invoke("updateConfigurations", 1000L, long.class))
                .rootCause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("ticket 1: the manager stopped");
    }

    @Test
    void namesAnUnknownConfigurationSafely() {
        assertThatThrownBy(() -> managed.invoke("configuration", "nm:\u001b[31m", String.class))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no configuration \"nm:\\u{1b}[31m\"");
    }
}
