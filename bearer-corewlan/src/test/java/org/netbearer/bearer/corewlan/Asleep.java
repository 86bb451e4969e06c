package org.netbearer.bearer.corewlan;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.netbearer.spi.BearerContext;
import org.netbearer.spi.BearerReport;
import org.netbearer.testkit.ManualContext;

/** A machine that sleeps: its wall clock goes on while its timers stand still. Confined to one thread. */
final class Asleep implements BearerContext {
    private final ManualContext awake;
    private Duration slept = Duration.ZERO;

    Asleep(ManualContext awake) {
        this.awake = awake;
    }

    void sleep(Duration duration) {
        slept = slept.plus(duration);
    }

    @Override
    public void report(BearerReport report) {
        awake.report(report);
    }

    @Override
    public Executor serialExecutor() {
        return awake.serialExecutor();
    }

    @Override
    public Scheduled schedule(Duration delay, Runnable task) {
        return awake.schedule(delay, task);
    }

    @Override
    public InstantSource clock() {
        return () -> awake.clock().instant().plus(slept);
    }
}
