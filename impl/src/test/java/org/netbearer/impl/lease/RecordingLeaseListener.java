package org.netbearer.impl.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what it is told until a test asks. Thread-safe. */
final class RecordingLeaseListener implements LeaseListener {
    private static final long BOUND_SECONDS = 20;

    private final BlockingQueue<Teardown> orphans = new LinkedBlockingQueue<>();
    private final BlockingQueue<Lease> promotions = new LinkedBlockingQueue<>();
    private final BlockingQueue<LeaseStatus> statuses = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> notices = new LinkedBlockingQueue<>();

    /** Whether this process could take anything down. */
    volatile boolean able = true;

    @Override
    public boolean canTakeDown(String configuration) {
        return able;
    }

    @Override
    public void orphaned(Teardown teardown) {
        orphans.add(teardown);
    }

    @Override
    public void promoted(Lease lease) {
        promotions.add(lease);
    }

    @Override
    public void statusChanged(LeaseStatus status) {
        statuses.add(status);
    }

    @Override
    public void noticed(String line) {
        notices.add(line);
    }

    Teardown awaitOrphan() throws InterruptedException {
        return await(orphans, "an orphan");
    }

    Lease awaitPromotion() throws InterruptedException {
        return await(promotions, "a promotion");
    }

    LeaseStatus awaitStatus() throws InterruptedException {
        return await(statuses, "a change of status");
    }

    String awaitNotice() throws InterruptedException {
        return await(notices, "a notice");
    }

    /** Everything that was told and not yet asked for. */
    String unheard() {
        return orphans + " " + promotions + " " + statuses + " " + notices;
    }

    void assertNothingMore() {
        assertThat(unheard()).isEqualTo("[] [] [] []");
    }

    private static <T> T await(BlockingQueue<T> queue, String what) throws InterruptedException {
        var next = queue.poll(BOUND_SECONDS, TimeUnit.SECONDS);
        assertThat(next).as("%s within %s s", what, BOUND_SECONDS).isNotNull();
        return next;
    }

    static <T> T await(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(BOUND_SECONDS, TimeUnit.SECONDS);
    }
}
