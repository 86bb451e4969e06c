package org.netbearer.bearer.corewlan;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.corewlan.port.CoreWlanException;

/**
 * Runs calls of the port that block for seconds: those of one kind on one radio in order on a thread of their own, and what
 * follows each on the serial executor. Confined to the serial executor.
 */
final class PortCalls {
    private final Executor executor;
    private final Map<String, BlockingCalls> threads = new HashMap<>();
    private boolean dropped;

    PortCalls(Executor executor) {
        this.executor = executor;
    }

    /**
     * Begins a call, or queues it behind those of the same kind on the same radio.
     *
     * @param kind first part of the thread's name
     * @param radio second part
     * @param call runs on that thread
     * @param then takes the refusal, or null, on the executor; not at all after {@link #drop}
     */
    void submit(String kind, String radio, Call call, Consumer<@Nullable CoreWlanException> then) {
        var thread = threads.computeIfAbsent("netbearer-corewlan-" + kind + "-" + radio, BlockingCalls::new);
        thread.submit(() -> {
            CoreWlanException refused = null;
            try {
                call.run();
            } catch (CoreWlanException failure) {
                refused = failure;
            }
            var outcome = refused;
            executor.execute(() -> {
                if (!dropped) {
                    then.accept(outcome);
                }
            });
        });
    }

    /** Drops the calls that have not begun, and ignores the results of those that have. */
    void drop() {
        dropped = true;
        threads.values().forEach(BlockingCalls::drop);
    }

    /** A call of the port that blocks. */
    interface Call {
        void run() throws CoreWlanException;
    }
}
