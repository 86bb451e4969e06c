package org.netbearer.impl.lease;

/**
 * Whether leases are shared with other processes.
 *
 * @param shared false while only this process counts
 * @param reason why not, for people, safe to print; empty if they are shared
 */
public record LeaseStatus(boolean shared, String reason) {
    /** Shared. */
    public static final LeaseStatus SHARED = new LeaseStatus(true, "");

    /**
     * Not shared.
     *
     * @param reason why not
     * @return the status
     */
    public static LeaseStatus notShared(String reason) {
        return new LeaseStatus(false, reason);
    }
}
