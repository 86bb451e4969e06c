package org.netbearer.api;

/** The part of IEEE 802.11 by which a station and an access point speak to each other. */
public enum WlanPhyMode {
    /** 802.11a. */
    A(0, "802.11a"),
    /** 802.11b. */
    B(1, "802.11b"),
    /** 802.11g. */
    G(2, "802.11g"),
    /** 802.11n, also called Wi-Fi 4. */
    N(3, "802.11n"),
    /** 802.11ac, also called Wi-Fi 5. */
    AC(4, "802.11ac"),
    /** 802.11ax, also called Wi-Fi 6 and, at 6 GHz, 6E. */
    AX(5, "802.11ax"),
    /** 802.11be, also called Wi-Fi 7. */
    BE(6, "802.11be"),
    /** Not known. */
    UNKNOWN(7, "");

    private final int code;
    private final String title;

    WlanPhyMode(int code, String title) {
        this.code = code;
        this.title = title;
    }

    /**
     * Returns the number that stands for this constant where only numbers can be reported, such as in an MBean.
     *
     * @return the code; it never changes, and that of a constant that went is never used again
     */
    public int code() {
        return code;
    }

    /**
     * Returns the name for people.
     *
     * @return the name of the standard; empty for {@link #UNKNOWN}
     */
    public String title() {
        return title;
    }
}
