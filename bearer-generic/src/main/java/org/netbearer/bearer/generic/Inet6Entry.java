package org.netbearer.bearer.generic;

import org.netbearer.api.LinkAddress;

/**
 * A line of {@code /proc/net/if_inet6}.
 *
 * @param device name of the interface
 * @param index its index
 * @param address the address
 * @param flags the low eight {@code IFA_F_} bits
 */
record Inet6Entry(String device, int index, LinkAddress address, int flags) {
    private static final int OPTIMISTIC = 0x04;
    private static final int DUPLICATE = 0x08;
    private static final int TENTATIVE = 0x40;

    /**
     * Returns whether the machine may send from it.
     *
     * @return false while the check for duplicates runs, unless it is optimistic, and after that check has failed; true also
     *     for a deprecated address, which old connections still use
     */
    boolean isUsable() {
        return (flags & DUPLICATE) == 0 && ((flags & TENTATIVE) == 0 || (flags & OPTIMISTIC) != 0);
    }
}
