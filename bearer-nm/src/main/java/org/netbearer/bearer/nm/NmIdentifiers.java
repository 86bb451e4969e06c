package org.netbearer.bearer.nm;

/**
 * The identifiers that the bearer gives to itself and to its configurations.
 *
 * <p>Pure.
 */
final class NmIdentifiers {
    /** The name of the bearer. */
    static final String NAME = "nm";

    private static final String PREFIX = NAME + ":";

    private NmIdentifiers() {}

    /** Returns the identifier of a profile's configuration. */
    static String ofProfile(String uuid) {
        return PREFIX + uuid;
    }

    /** Returns the identifier of a network without a profile, found by the radio of an interface. */
    static String ofNetwork(WlanNetwork network, String interfaceName) {
        return PREFIX + network.key(interfaceName);
    }

    /** Returns the part of an identifier after the bearer's name: of a profile, its UUID. */
    static String localPart(String identifier) {
        return identifier.substring(PREFIX.length());
    }
}
