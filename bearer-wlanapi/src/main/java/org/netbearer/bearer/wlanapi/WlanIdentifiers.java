package org.netbearer.bearer.wlanapi;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.netbearer.api.PrintableText;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity.Family;

/**
 * Creates identifiers from stable keys: the interface GUID, and the profile or the network.
 *
 * <p>Three forms that cannot meet: {@code wlanapi:GUID/PROFILE}, {@code wlanapi:GUID/SSID-HEX/FAMILY} and {@code
 * wlanapi:GUID/redacted}; a profile of that last name has its first letter escaped. Pure.
 */
final class WlanIdentifiers {
    static final String BEARER = "wlanapi";

    private static final String REDACTED = "redacted";
    private static final String HIDDEN = "hidden";

    private WlanIdentifiers() {}

    static String ofProfile(UUID adapter, String profile) {
        String key = profile.equals(REDACTED) ? "%72" + profile.substring(1) : escaped(profile);
        return prefix(adapter) + key;
    }

    static String ofNetwork(UUID adapter, Ssid ssid, Family family) {
        return prefix(adapter)
                + (ssid.isHidden() ? HIDDEN : ssid.hex())
                + "/"
                + family.name().toLowerCase(Locale.ROOT);
    }

    static String ofRedacted(UUID adapter) {
        return prefix(adapter) + REDACTED;
    }

    static String prefix(UUID adapter) {
        return BEARER + ":" + adapter + "/";
    }

    /** Escapes what divides the parts, and what could do more than show itself. */
    private static String escaped(String profile) {
        var key = new StringBuilder();
        profile.codePoints().forEach(point -> {
            String text = Character.toString(point);
            if (point == '/' || point == '%' || !PrintableText.of(text).equals(text)) {
                for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
                    key.append(String.format(Locale.ROOT, "%%%02X", octet));
                }
            } else {
                key.append(text);
            }
        });
        return key.toString();
    }
}
