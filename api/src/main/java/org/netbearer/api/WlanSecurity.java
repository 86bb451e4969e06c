package org.netbearer.api;

/** One way in which a Wi-Fi network lets stations in; a network may offer several. */
public enum WlanSecurity {
    /** No protection. */
    OPEN(0, Family.OPEN),
    /** Opportunistic Wireless Encryption: encrypted, not authenticated. */
    OWE(1, Family.OPEN),
    /** Wired Equivalent Privacy; broken. */
    WEP(2, Family.WEP),
    /** WPA with a shared key. */
    WPA_PSK(3, Family.PSK),
    /** WPA2 (RSN) with a shared key. */
    WPA2_PSK(4, Family.PSK),
    /** WPA3, Simultaneous Authentication of Equals. */
    WPA3_SAE(5, Family.PSK),
    /** WPA with 802.1X. */
    WPA_ENTERPRISE(6, Family.ENTERPRISE),
    /** WPA2 (RSN) with 802.1X. */
    WPA2_ENTERPRISE(7, Family.ENTERPRISE),
    /** WPA3 with 802.1X. */
    WPA3_ENTERPRISE(8, Family.ENTERPRISE),
    /** WPA3 with 802.1X and the 192-bit suite. */
    WPA3_ENTERPRISE_192(9, Family.ENTERPRISE),
    /** Something that this version does not know. */
    UNKNOWN(10, Family.UNKNOWN);

    private final int code;
    private final Family family;

    WlanSecurity(int code, Family family) {
        this.code = code;
        this.family = family;
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
     * Returns what a user needs in order to join.
     *
     * @return the family; networks of one name but of different families are different networks
     */
    public Family family() {
        return family;
    }

    /** What a user needs in order to join; part of the identifier of a network without a profile. */
    public enum Family {
        /** Nothing. */
        OPEN,
        /** A WEP key. */
        WEP,
        /** A shared passphrase. */
        PSK,
        /** An identity: name and password, certificate or SIM. */
        ENTERPRISE,
        /** Not known. */
        UNKNOWN
    }
}
