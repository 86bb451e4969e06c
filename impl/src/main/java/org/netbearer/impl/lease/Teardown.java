package org.netbearer.impl.lease;

/**
 * The task, given to one process, of taking down what nobody holds any more. Until it ends, nobody gets a lease on that
 * configuration; if this process dies, another one gets the task. Thread-safe.
 */
public interface Teardown {
    /**
     * What is to be taken down: this activation and no other. It may be gone already.
     *
     * @return the record, with the key of the activation and what it displaced
     */
    LeaseRecord record();

    /** Ends the task: that activation is gone. Whoever still sees it, sees the past. */
    void done();

    /** Ends the task: that activation stays up, and is nobody's of ours any more. */
    void leave();

    /** Ends the task undone: this process cannot see to it now. Whoever can gets it, this process among them. */
    void handBack();

    /** How a task ended. */
    enum End {
        /** That activation is gone. */
        DONE,
        /** It is up, and nobody's of ours. */
        LEFT,
        /** It may be up, and is still to be taken down. */
        HANDED_BACK
    }
}
