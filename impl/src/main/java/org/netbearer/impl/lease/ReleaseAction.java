package org.netbearer.impl.lease;

/** What is to be done with a configuration after a lease on it was released. */
public sealed interface ReleaseAction {
    /**
     * It is left as it is.
     *
     * @param reason why
     */
    record Keep(Reason reason) implements ReleaseAction {}

    /**
     * It is to be taken down, by the caller.
     *
     * @param teardown the task, to be ended
     */
    record TakeDown(Teardown teardown) implements ReleaseAction {}

    /** Why a configuration is kept. */
    enum Reason {
        /** Others hold it. */
        OTHERS_HOLD,
        /** No holder brought it up: it was up before, or never came up. */
        NOT_OURS,
        /** Somebody else has activated it anew, and so it is theirs. */
        REACTIVATED,
        /** The lease had been released before. */
        NOT_HELD
    }
}
