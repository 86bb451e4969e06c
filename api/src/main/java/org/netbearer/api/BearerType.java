package org.netbearer.api;

/**
 * The technology that carries a configuration's traffic.
 *
 * <p>The constants are Qt's, with {@link #CELLULAR_5G} added. Their order is the order in which the default
 * configuration prefers them where routes do not decide: Ethernet, then WLAN, then the rest.
 */
public enum BearerType {
    /** Wired Ethernet, and what behaves like it: veth, bridge, bond, VLAN. */
    ETHERNET("Ethernet"),
    /** IEEE 802.11. */
    WLAN("WLAN"),
    /** GSM, GPRS or EDGE. */
    CELLULAR_2G("2G"),
    /** CDMA2000 1x. */
    CDMA2000("CDMA2000"),
    /** UMTS. */
    WCDMA("WCDMA"),
    /** HSDPA, HSUPA, HSPA+. */
    HSPA("HSPA"),
    /** Bluetooth personal area network or dial-up. */
    BLUETOOTH("Bluetooth"),
    /** IEEE 802.16. */
    WIMAX("WiMAX"),
    /** CDMA2000 evolution, data only. */
    EVDO("EVDO"),
    /** Long Term Evolution. */
    LTE("LTE"),
    /** Some third-generation cellular technology. */
    CELLULAR_3G("3G"),
    /** Some fourth-generation cellular technology. */
    CELLULAR_4G("4G"),
    /** 5G New Radio. */
    CELLULAR_5G("5G"),
    /** Anything else, or not known: tunnels, serial links. */
    UNKNOWN("Unknown");

    private final String displayName;

    BearerType(String displayName) {
        this.displayName = displayName;
    }

    /**
     * Names the technology for people, in Qt's spelling.
     *
     * @return for example {@code Ethernet} or {@code 3G}; {@code Unknown} for {@link #UNKNOWN}
     */
    public String displayName() {
        return displayName;
    }

    /**
     * Reduces the technology to its generation.
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
