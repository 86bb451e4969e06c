package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.testkit.ManualContext;

final class BatchingExecutorTest {
    private final ManualContext context = ManualContext.stepped();
    private final List<String> done = new ArrayList<>();
    private final BatchingExecutor inbox = new BatchingExecutor(context.serialExecutor(), () -> done.add("look"));

    @AfterEach
    void close() {
        context.close();
    }

    private void put(String name) {
        inbox.execute(() -> done.add(name));
    }

    @Test
    void looksOnceAtWhatABurstHasDone() {
        put("one");
        put("two");
        context.runTasks();
        put("three");
        context.runTasks();
        assertThat(done).containsExactly("one", "two", "look", "three", "look");
    }

    @Test
    void losesNothingBehindATaskThatFails() {
        var fault = new IllegalStateException("expected");
        put("one");
        inbox.execute(() -> {
            throw fault;
        });
        put("two");
        context.runTasks();
        assertThat(done).containsExactly("one", "two", "look");
        assertThat(context.faults()).containsExactly(fault);
    }

    @Test
    void looksAlsoIfTheLastTaskFails() {
        inbox.execute(() -> {
            throw new IllegalStateException("expected");
        });
        context.runTasks();
        assertThat(done).containsExactly("look");
    }

    @Test
    void dropsEverythingOnceClosed() {
        put("one");
        inbox.close();
        put("two");
        context.runTasks();
        assertThat(done).doesNotContain("one", "two");
    }
}
