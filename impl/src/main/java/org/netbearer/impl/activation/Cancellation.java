package org.netbearer.impl.activation;

/**
 * The end of an attempt that nobody waits for any more: over when the attempt has ended, and every call that was to end it
 * has; or when the attempt goes on all the same for as long as a teardown may take. Confined to the model thread.
 */
final class Cancellation {
    private final String identifier;
    private final BearerCalls network;
    private final End end;
    private int awaited = 1; // the attempt itself
    private boolean doubtful;
    private boolean over;

    Cancellation(String identifier, BearerCalls network, End end) {
        this.identifier = identifier;
        this.network = network;
        this.end = end;
    }

    /** Calls the bearer to end it, or to undo it. */
    void deactivate() {
        awaited++;
        network.deactivate(identifier, failure -> {
            doubtful = failure != null; // the last call knows best
            ended();
        });
    }

    /** The attempt has ended, one way or another. */
    void ended() {
        if (--awaited == 0) {
            over(doubtful);
        }
    }

    /** The attempt goes on, whatever it was asked. */
    void expire() {
        over(true);
    }

    private void over(boolean mayYetSucceed) {
        if (!over) {
            over = true;
            end.ended(this, mayYetSucceed);
        }
    }

    /** Called when it is over. */
    interface End {
        /** Doubtful means that the attempt may yet succeed. */
        void ended(Cancellation cancellation, boolean doubtful);
    }
}
