package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.bearer.generic.port.Destinations;

@Timeout(60)
class GenericDiagnosisTest {
    private final SettableMachine machine = new SettableMachine();

    private GenericDiagnosis over(ChangeEvents.Source events) {
        return new GenericDiagnosis(log -> new Machines.Machine(machine, events), "0.0.0");
    }

    @Test
    void writesDownKindsAndStatesWithoutNamesAndAddresses() {
        machine.links(List.of(
                "name=eth0 index=2 flags=UP mac=02:00:00:00:00:02 mtu=1500 addresses=10.0.0.2/24,fe80::2/64",
                "name=wlan0 index=3 flags= mac=02:00:00:00:00:03 mtu=1500 addresses="));
        var lines = over(ChangeEvents.Source.NONE).transcript();
        assertThat(lines)
                .contains(
                        "read by the JDK; no gap",
                        "link 1: ETHERNET, carrier PRESENT, 1 IPv4 and 0 IPv6 addresses beyond it, leads out unknown, chosen [],"
                                + " not counted, active",
                        "health READY ",
                        "events subscribed, confirmed, beside polling")
                .endsWith("end");
        assertThat(String.join("\n", lines)).doesNotContain("eth0", "wlan0", "10.0.0.2", "02:00");
    }

    @Test
    void writesDownWhatChangesWhileItRecords() throws Exception {
        var changed = new CompletableFuture<Runnable>();
        var diagnosis = over(listener -> {
            changed.complete(listener);
            return ChangeEvents.Source.NONE.open(listener);
        });
        var task = new FutureTask<>(() -> diagnosis.transcript(Duration.ofMinutes(5)));
        var recording = new Thread(task);
        recording.start();
        changed.get(30, TimeUnit.SECONDS).run();
        while (machine.reads() < 2) { // at first, and after the event
            Thread.onSpinWait();
        }
        recording.interrupt(); // as Ctrl-C does
        assertThat(task.get(30, TimeUnit.SECONDS))
                .contains("recording changes for 300 s")
                .endsWith("end");
    }

    @Test
    void saysWhyThereAreNoEvents() {
        assertThat(over(changed -> {
                            throw new UnsatisfiedLinkError("jnidispatch in /home/somebody");
                        })
                        .transcript())
                .contains("no events: UnsatisfiedLinkError");
    }

    @Test
    void describesThisMachine() {
        var lines = new GenericDiagnosis(log -> Machines.thisOne(null, () -> Destinations.DEFAULT, log), "0.0.0")
                .transcript();
        assertThat(lines).anyMatch(line -> line.startsWith("link 1: ")).endsWith("end");
    }
}
