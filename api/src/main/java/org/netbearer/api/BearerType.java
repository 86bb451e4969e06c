package org.netbearer.api;

/**
 * The technology that carries a configuration's traffic.
 *
 * <p>The constants are Qt's, with {@link #CELLULAR_5G} added. More may come in a later version: a {@code switch} needs a
 * {@code default}.
 */
public enum BearerType {
    /** Wired Ethernet, and what behaves like it: veth, bridge, bond, VLAN. */
    ETHERNET(0, 2, "Ethernet"),
    /** IEEE 802.11. */
    WLAN(1, 1, "WLAN"),
    /** GSM, GPRS or EDGE. */
    CELLULAR_2G(2, 0, "2G"),
    /** CDMA2000 1x. */
    CDMA2000(3, 0, "CDMA2000"),
    /** UMTS. */
    WCDMA(4, 0, "WCDMA"),
    /** HSDPA, HSUPA, HSPA+. */
    HSPA(5, 0, "HSPA"),
    /** Bluetooth personal area network or dial-up. */
    BLUETOOTH(6, 0, "Bluetooth"),
    /** IEEE 802.16. */
    WIMAX(7, 0, "WiMAX"),
    /** CDMA2000 evolution, data only. */
    EVDO(8, 0, "EVDO"),
    /** Long Term Evolution. */
    LTE(9, 0, "LTE"),
    /** Some third-generation cellular technology. */
    CELLULAR_3G(10, 0, "3G"),
    /** Some fourth-generation cellular technology. */
    CELLULAR_4G(11, 0, "4G"),
    /** 5G New Radio. */
    CELLULAR_5G(12, 0, "5G"),
    /** Anything else, or not known: tunnels, serial links. */
    UNKNOWN(13, 0, "Unknown");

    private final int code;
    private final int preference;
    private final String displayName;

    BearerType(int code, int preference, String displayName) {
        this.code = code;
        this.preference = preference;
        this.displayName = displayName;
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
     * Returns how much this technology is preferred as the default where routes do not decide: Ethernet, then WLAN, then
     * the rest.
     *
     * @return the preference, the higher the better; only comparisons have a meaning, the numbers may change
     */
    public int preference() {
        return preference;
    }

    /**
     * Returns the name of the technology for people, in Qt's spelling.
     *
     * @return for example {@code Ethernet} or {@code 3G}; {@code Unknown} for {@link #UNKNOWN}
     */
    public String displayName() {
        return displayName;
    }

    /**
     * Returns the generation of the technology.
     *
     * @return {@link #CELLULAR_3G} for CDMA2000, EVDO, WCDMA and HSPA, {@link #CELLULAR_4G} for WiMAX and LTE, else this
     */
    public BearerType family() {
        return switch (this) {
            case CDMA2000, EVDO, WCDMA, HSPA, CELLULAR_3G -> CELLULAR_3G;
            case WIMAX, LTE, CELLULAR_4G -> CELLULAR_4G;
            case ETHERNET, WLAN, CELLULAR_2G, BLUETOOTH, CELLULAR_5G, UNKNOWN -> this;
        };
    }
}
