package org.netbearer.api;

/** What a network is for, as far as the platform tells. */
public enum Purpose {
    /** The platform does not say. */
    UNKNOWN(0),
    /** Gives access to the Internet for anybody. */
    PUBLIC(1),
    /** Leads to a private network: an intranet, a VPN, a protected Wi-Fi. */
    PRIVATE(2),
    /** Meant for one service, such as an operator's multimedia messages. */
    SERVICE_SPECIFIC(3);

    private final int code;

    Purpose(int code) {
        this.code = code;
    }

    /**
     * Returns the number that stands for this constant where only numbers can be reported, such as in an MBean.
     *
     * @return the code; it never changes, and that of a constant that went is never used again
     */
    public int code() {
        return code;
    }
}
