package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.testkit.ManualContext;

final class BatchingExecutorTest {
    private final ManualContext context = ManualContext.stepped();
    private final List<String> done = new ArrayList<>();
    private final BatchingExecutor executor =
            new BatchingExecutor(context.serialExecutor(), Runnable::run, () -> done.add("after"));

    @AfterEach
    void close() {
        context.close();
    }

    private void put(String name) {
        executor.execute(() -> done.add(name));
    }

    @Test
    void runsABurstAsOneBatch() {
        put("one");
        put("two");
        context.runTasks();
        put("three");
        context.runTasks();
        assertThat(done).containsExactly("one", "two", "after", "three", "after");
    }

    @Test
    void losesNothingBehindATaskThatFails() {
        var fault = new IllegalStateException("expected");
        put("one");
        executor.execute(() -> {
            throw fault;
        });
        put("two");
        context.runTasks();
        assertThat(done).containsExactly("one", "two", "after");
        assertThat(context.faults()).containsExactly(fault);
    }

    @Test
    void endsTheBatchAlsoIfItsLastTaskFails() {
        executor.execute(() -> {
            throw new IllegalStateException("expected");
        });
        context.runTasks();
        assertThat(done).containsExactly("after");
    }

    @Test
    void runsTheTasksOfABatchTogether() {
        var other = new BatchingExecutor(
                context.serialExecutor(),
                batch -> {
                    done.add("<");
                    batch.run();
                    done.add(">");
                },
                () -> done.add("after"));
        other.execute(() -> done.add("one"));
        other.execute(() -> done.add("two"));
        context.runTasks();
        assertThat(done).containsExactly("<", "one", "two", ">", "after");
    }

    @Test
    void isNotDeafOnceItsTargetRefusedATask() {
        var tasks = new ArrayList<Runnable>();
        var refusals = new ArrayList<>(List.of(new OutOfMemoryError("unable to create native thread")));
        var other = new BatchingExecutor(
                task -> {
                    if (!refusals.isEmpty()) {
                        throw refusals.remove(0);
                    }
                    tasks.add(task);
                },
                Runnable::run,
                () -> done.add("after"));
        assertThatThrownBy(() -> other.execute(() -> done.add("one"))).isInstanceOf(OutOfMemoryError.class);
        other.execute(() -> done.add("two"));
        tasks.forEach(Runnable::run);
        assertThat(done).containsExactly("one", "two", "after");
    }

    @Test
    void dropsEverythingOnceClosed() {
        put("one");
        executor.close();
        put("two");
        context.runTasks();
        assertThat(done).doesNotContain("one", "two");
    }
}
