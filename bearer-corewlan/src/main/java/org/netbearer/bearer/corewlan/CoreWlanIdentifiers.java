package org.netbearer.bearer.corewlan;

import java.util.Locale;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity.Family;

/**
 * Makes identifiers of what is stable: the interface's name, and the network; whether it is stored makes no difference.
 *
 * <p>Three forms that cannot meet: {@code corewlan:INTERFACE/SSID-HEX/FAMILY}, {@code corewlan:INTERFACE/redacted}, and
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

    /** What the identifiers of a network begin with, of whatever family. */
    static String ofAnyFamily(String radio, Ssid ssid) {
        return prefix(radio) + (ssid.isHidden() ? HIDDEN : ssid.hex()) + "/";
    }

    static String prefix(String radio) {
        return BEARER + ":" + radio + "/";
    }
}
