package org.netbearer.bearer.corewlan;

import java.util.Locale;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity.Family;

/**
 * Creates identifiers from stable properties: the interface's name and the network; whether it is stored does not matter.
 *
 * <p>Three forms that cannot collide: {@code corewlan:INTERFACE/SSID-HEX/FAMILY}, {@code corewlan:INTERFACE/redacted}, and
 * {@code corewlan:INTERFACE} for a wired one. Pure.
 */
final class CoreWlanIdentifiers {
    static final String BEARER = "corewlan";

    private static final String REDACTED = "redacted";
    private static final String HIDDEN = "hidden";

    private CoreWlanIdentifiers() {}

    static String ofNetwork(String radio, Ssid ssid, Family family) {
        return ofAnyFamily(radio, ssid) + family.name().toLowerCase(Locale.ROOT);
    }

    static String ofRedacted(String radio) {
        return prefix(radio) + REDACTED;
    }

    static String ofWired(String adapter) {
        return BEARER + ":" + adapter;
    }

    /** Returns the prefix of the identifiers of a network of any family. */
    static String ofAnyFamily(String radio, Ssid ssid) {
        return prefix(radio) + (ssid.isHidden() ? HIDDEN : ssid.hex()) + "/";
    }

    static String prefix(String radio) {
        return BEARER + ":" + radio + "/";
    }
}
