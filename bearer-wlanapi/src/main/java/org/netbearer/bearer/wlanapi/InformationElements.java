package org.netbearer.bearer.wlanapi;

import java.util.EnumSet;
import java.util.Set;
import org.netbearer.api.WlanSecurity;
import org.netbearer.bearer.wlanapi.port.WlanPort.Bytes;

/**
 * What an access point's beacon says of its security and its channel (IEEE 802.11, 9.4.2).
 *
 * <p>The bytes come from strangers: an element that does not fit ends the reading, and nothing outside of it is looked at.
 * Pure.
 *
 * @param security the ways in which it lets stations in; empty if the elements name none
 * @param widthMhz width of its channel; 0 if the elements do not tell
 */
record InformationElements(Set<WlanSecurity> security, int widthMhz) {
    private static final int HT_OPERATION = 61;
    private static final int RSN = 48;
    private static final int VHT_OPERATION = 192;
    private static final int VENDOR = 221;
    private static final int SELECTOR = 4;
    private static final int RSN_SUITE = 0x000fac;
    private static final int WPA_SUITE = 0x0050f2;

    static InformationElements of(Bytes elements) {
        var security = EnumSet.noneOf(WlanSecurity.class);
        int narrow = 0;
        int wide = 0;
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
                    if (end - from >= SELECTOR && word(elements, from) == (WPA_SUITE << 8 | 1)) {
                        suites(elements, from + SELECTOR, end, WPA_SUITE, security);
                    }
                }
                case HT_OPERATION -> {
                    if (end - from >= 2) {
                        narrow = (elements.at(from + 1) & 0x04) == 0 ? 20 : 40;
                    }
                }
                case VHT_OPERATION -> {
                    if (end - from >= 3) {
                        wide = vhtWidth(elements.at(from), elements.at(from + 1), elements.at(from + 2));
                    }
                }
                default -> {
                    // tells nothing that is used
                }
            }
            at = end;
        }
        return new InformationElements(security, Math.max(narrow, wide));
    }

    /** Version, group cipher, list of pairwise ciphers, list of key managements; it may end after any of them. */
    private static void suites(Bytes elements, int from, int end, int organisation, Set<WlanSecurity> security) {
        int pairwise = from + 2 + SELECTOR;
        int keys = pairwise + 2 + SELECTOR * count(elements, pairwise, end);
        int known = count(elements, keys, end);
        for (int i = 0; i < known && keys + 2 + SELECTOR * (i + 1) <= end; i++) {
            int suite = word(elements, keys + 2 + SELECTOR * i);
            if (suite >>> 8 == organisation) {
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

    private static WlanSecurity rsn(int keyManagement) {
        return switch (keyManagement) {
            case 1, 3 -> WlanSecurity.WPA2_ENTERPRISE;
            case 2, 4, 6 -> WlanSecurity.WPA2_PSK;
            case 5, 11 -> WlanSecurity.WPA3_ENTERPRISE;
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

    /** Width 1 is 80 MHz, or 160 MHz if a second centre is 8 channels off (IEEE 802.11, table 11-23). */
    private static int vhtWidth(int width, int centre, int second) {
        return switch (width) {
            case 1 -> second != 0 && Math.abs(centre - second) == 8 ? 160 : 80;
            case 2 -> 160;
            case 3 -> 80;
            default -> 0;
        };
    }
}
