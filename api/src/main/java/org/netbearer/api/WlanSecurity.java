package org.netbearer.api;

/** One way in which a Wi-Fi network lets stations in; a network may offer several. */
public enum WlanSecurity {
    /** No protection. */
    OPEN(Family.OPEN),
    /** Opportunistic Wireless Encryption: encrypted, not authenticated. */
    OWE(Family.OPEN),
    /** Wired Equivalent Privacy; broken. */
    WEP(Family.WEP),
    /** WPA with a shared key. */
    WPA_PSK(Family.PSK),
    /** WPA2 (RSN) with a shared key. */
    WPA2_PSK(Family.PSK),
    /** WPA3, Simultaneous Authentication of Equals. */
    WPA3_SAE(Family.PSK),
    /** WPA with 802.1X. */
    WPA_ENTERPRISE(Family.ENTERPRISE),
    /** WPA2 (RSN) with 802.1X. */
    WPA2_ENTERPRISE(Family.ENTERPRISE),
    /** WPA3 with 802.1X. */
    WPA3_ENTERPRISE(Family.ENTERPRISE),
    /** WPA3 with 802.1X and the 192-bit suite. */
    WPA3_ENTERPRISE_192(Family.ENTERPRISE),
    /** Something that this version does not know. */
    UNKNOWN(Family.UNKNOWN);

    private final Family family;

    WlanSecurity(Family family) {
        this.family = family;
    }

    /**
     * Names what a user needs in order to join.
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
