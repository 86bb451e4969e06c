package org.netbearer.impl.lease;

/** Called with what happens to leases without a call; on threads as in {@link Leases}. */
public interface LeaseListener {
    /**
     * Whether this process could take a configuration down now. Asked while things are locked: to be answered at once, from
     * what is known.
     *
     * @param configuration the identifier
     * @return false if the task of taking it down is to be left to another process, or for later
     */
    boolean canTakeDown(String configuration);

    /**
     * What dead holders brought up is left to us: no other process gets it while we have it. To be taken down if its
     * activation is still the present one, and finished in any case.
     *
     * @param teardown the teardown
     */
    void orphaned(Teardown teardown);

    /**
     * The starter that a follower waited for is gone or has given up, and it is the follower's turn. If the configuration
     * is up by now, the starter's attempt did it: {@link Lease#started} is to be called all the same.
     *
     * @param lease the lease, now in the role of the starter
     */
    void promoted(Lease lease);

    /**
     * Sharing with other processes became possible, or impossible.
     *
     * @param status the present status
     */
    void statusChanged(LeaseStatus status);

    /**
     * Something was found that a person should know: called once.
     *
     * @param line one line for the log
     */
    void noticed(String line);
}
