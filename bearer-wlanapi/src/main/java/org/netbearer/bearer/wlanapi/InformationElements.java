package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_SSID_MAX_LENGTH;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;
import org.netbearer.bearer.wlanapi.port.WlanPort.Bytes;

/**
 * The security and the channel of an access point, from the elements of its beacon (IEEE 802.11, 9.4.2).
 *
 * <p>The bytes come from strangers: an element that does not fit ends the reading, and nothing outside of it is looked at.
 * Pure.
 *
 * @param security the ways in which it lets stations in; empty if the elements name none
 * @param widthMhz width of its channel; 0 if the elements do not contain it
 * @param transition the name of the other half of a network that is open and encrypted at once (OWE transition); null if it is
 *     no such half
 */
record InformationElements(
        Set<WlanSecurity> security, int widthMhz, @Nullable Ssid transition) {
    private static final int HT_OPERATION = 61;
    private static final int RSN = 48;
    private static final int VHT_OPERATION = 192;
    private static final int VENDOR = 221;
    private static final int EXTENSION = 255;
    private static final int HE_OPERATION = 36;
    private static final int EHT_OPERATION = 106;
    private static final int SELECTOR = 4;
    private static final int ADDRESS = 6;
    private static final int RSN_SUITE = 0x000fac;
    private static final int WPA_SUITE = 0x0050f2;
    private static final int WPA = WPA_SUITE << 8 | 1;
    // of the Wi-Fi Alliance
    private static final int OWE_TRANSITION = 0x506f9a1c;
    private static final int RSN_OVERRIDE = 0x506f9a29;
    private static final int RSN_OVERRIDE_2 = 0x506f9a2a;

    static InformationElements of(Bytes elements) {
        var security = EnumSet.noneOf(WlanSecurity.class);
        var width = new ChannelWidth();
        Ssid transition = null;
        int at = 0;
        while (at + 2 <= elements.length()) {
            int from = at + 2;
            int end = from + elements.at(at + 1);
            if (end > elements.length()) {
                break;
            }
            switch (elements.at(at)) {
                case RSN -> suites(elements, from, end, RSN_SUITE, security);
                case VENDOR -> {
                    switch (end - from >= SELECTOR ? word(elements, from) : 0) {
                        case WPA -> suites(elements, from + SELECTOR, end, WPA_SUITE, security);
                        case RSN_OVERRIDE, RSN_OVERRIDE_2 ->
                            suites(elements, from + SELECTOR, end, RSN_SUITE, security);
                        case OWE_TRANSITION -> transition = transition(elements, from + SELECTOR + ADDRESS, end);
                        default -> {
                            // not used
                        }
                    }
                }
                case HT_OPERATION -> width.ht(elements, from, end);
                case VHT_OPERATION -> width.vht(elements, from, end);
                case EXTENSION -> {
                    switch (end > from ? elements.at(from) : 0) {
                        case HE_OPERATION -> width.he(elements, from, end);
                        case EHT_OPERATION -> width.eht(elements, from, end);
                        default -> {
                            // not used
                        }
                    }
                }
                default -> {
                    // not used
                }
            }
            at = end;
        }
        return new InformationElements(security, width.mhz(), transition);
    }

    /** Reads a name after its length; null if it does not fit. */
    private static @Nullable Ssid transition(Bytes elements, int from, int end) {
        if (from >= end || elements.at(from) > DOT11_SSID_MAX_LENGTH || from + 1 + elements.at(from) > end) {
            return null;
        }
        byte[] name = new byte[elements.at(from)];
        for (int i = 0; i < name.length; i++) {
            name[i] = (byte) elements.at(from + 1 + i);
        }
        return Ssid.of(name);
    }

    /** Version, group cipher, list of pairwise ciphers, list of key managements; it may end after any of them. */
    private static void suites(Bytes elements, int from, int end, int organisation, Set<WlanSecurity> security) {
        int pairwise = from + 2 + SELECTOR;
        int keys = pairwise + 2 + SELECTOR * count(elements, pairwise, end);
        int known = count(elements, keys, end);
        for (int i = 0; i < known && keys + 2 + SELECTOR * (i + 1) <= end; i++) {
            int suite = word(elements, keys + 2 + SELECTOR * i);
            boolean own = suite >>> 8 == organisation;
            if (own && !(organisation == RSN_SUITE && letsNobodyIn(suite & 0xff))) {
                security.add(organisation == RSN_SUITE ? rsn(suite & 0xff) : wpa(suite & 0xff));
            }
        }
    }

    private static int count(Bytes elements, int at, int end) {
        return at + 2 <= end ? elements.at(at) | elements.at(at + 1) << 8 : 0;
    }

    private static int word(Bytes elements, int at) {
        return elements.at(at) << 24 | elements.at(at + 1) << 16 | elements.at(at + 2) << 8 | elements.at(at + 3);
    }

    /** Keys for direct links (TDLS) and for ranging (PASN). */
    private static boolean letsNobodyIn(int keyManagement) {
        return keyManagement == 7 || keyManagement == 21;
    }

    /** IEEE 802.11, table 9-190; 14 to 17 are FILS, which proves an identity as 802.1X does. */
    private static WlanSecurity rsn(int keyManagement) {
        return switch (keyManagement) {
            case 1, 3 -> WlanSecurity.WPA2_ENTERPRISE;
            case 2, 4, 6, 19, 20 -> WlanSecurity.WPA2_PSK;
            case 5, 11, 14, 15, 16, 17, 22, 23 -> WlanSecurity.WPA3_ENTERPRISE;
            case 12, 13 -> WlanSecurity.WPA3_ENTERPRISE_192;
            case 8, 9, 24, 25 -> WlanSecurity.WPA3_SAE;
            case 18 -> WlanSecurity.OWE;
            default -> WlanSecurity.UNKNOWN;
        };
    }

    private static WlanSecurity wpa(int keyManagement) {
        return switch (keyManagement) {
            case 1 -> WlanSecurity.WPA_ENTERPRISE;
            case 2 -> WlanSecurity.WPA_PSK;
            default -> WlanSecurity.UNKNOWN;
        };
    }
}
