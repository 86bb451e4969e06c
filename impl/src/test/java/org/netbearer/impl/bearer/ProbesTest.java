package org.netbearer.impl.bearer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.impl.diagnostics.RecordingLog;
import org.netbearer.impl.runtime.Threads;
import org.netbearer.impl.services.RealRegistry;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerProbe.Presence;
import org.netbearer.testkit.ManualTime;
import org.osgi.service.condition.Condition;

/** Each probe gets its answer to the core, whatever it does. */
final class ProbesTest {
    private static final Presence GONE = Presence.no("gone");

    private final RecordingLog log = new RecordingLog();
    private final BlockingQueue<Presence> answers = new LinkedBlockingQueue<>();
    private final Threads threads = new Threads(
            "netbearer-probe-test",
            new ManualTime()::schedule,
            failure -> log.log().threw("a probe", failure));
    private RealRegistry registry;
    private Probes probes;

    @BeforeEach
    void start(@TempDir Path storage) throws Exception {
        registry = new RealRegistry(storage, Condition.class, Condition.CONDITION_ID);
        probes = new Probes(registry.context(), log.log(), threads, new Answers());
    }

    @AfterEach
    void stop() throws Exception {
        probes.close();
        threads.close();
        registry.close();
    }

    @Test
    void oneThatThrowsAnErrorHasAnsweredNoAndOneLineSaysWhy() throws InterruptedException {
        probes.add(
                new Probe() {
                    @Override
                    public Presence probe() {
                        throw new Error("Invalid memory access"); // as JNA throws it
                    }
                },
                7);
        assertThat(answers.poll(10, TimeUnit.SECONDS))
                .isEqualTo(Presence.no("its probe threw java.lang.Error: Invalid memory access"));
        assertThat(log.lines())
                .containsOnlyOnce("warn bearer fake: its probe threw java.lang.Error: Invalid memory access");
        assertThat(registry.present()).isEmpty();
    }

    @Test
    void theConditionIsThereBeforeTheAnswerIsKnown() throws InterruptedException {
        probes.add(
                new Probe() {
                    @Override
                    public Presence probe() {
                        return Presence.YES;
                    }
                },
                7);
        assertThat(answers.poll(10, TimeUnit.SECONDS)).isEqualTo(Presence.YES);
        assertThat(registry.present()).containsExactly("netbearer.present.fake");
        probes.close();
        assertThat(registry.present()).isEmpty();
    }

    @Test
    void oneThatAnswersAfterItHasGoneIsNotHeard() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var hold = new CountDownLatch(1);
        var threads = new LinkedBlockingQueue<Thread>();
        var late = new Probe() {
            @Override
            public Presence probe() {
                threads.add(Thread.currentThread());
                asked.countDown();
                try {
                    hold.await();
                } catch (InterruptedException interrupted) {
                    throw new AssertionError(interrupted);
                }
                return Presence.no("switched off");
            }
        };
        probes.add(late, 7);
        asked.await();
        probes.remove(late);
        hold.countDown();
        this.threads.close();
        threads.take().join();
        assertThat(answers).containsExactly(GONE);
    }

    private abstract static class Probe implements BearerProbe {
        @Override
        public String name() {
            return "fake";
        }
    }

    private final class Answers implements Probes.Answers {
        @Override
        public void asked(BearerProbe probe, long bundle) {}

        @Override
        public void answered(BearerProbe probe, String name, Presence presence) {
            answers.add(presence);
        }

        @Override
        public void gone(BearerProbe probe, String name) {
            answers.add(GONE);
        }
    }
}
