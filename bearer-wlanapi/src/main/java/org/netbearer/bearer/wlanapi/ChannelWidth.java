package org.netbearer.bearer.wlanapi;

import org.netbearer.bearer.wlanapi.port.WlanPort.Bytes;

/**
 * The width of a channel as given by the operation elements of a beacon (IEEE 802.11, 9.4.2: HT, VHT, HE and EHT Operation): each
 * newer one knows widths that the older ones cannot say. Two channels of 80 MHz count as 160. Confined to one thread.
 */
final class ChannelWidth {
    private static final int VHT_INFORMATION = 1 << 14;
    private static final int CO_HOSTED = 1 << 15;
    private static final int SIX_GHZ_INFORMATION = 1 << 17;
    private static final int EHT_INFORMATION = 1;
    /** Identifier of the extension, parameters, colour of the cell, and its basic rates. */
    private static final int HE_FIXED = 7;
    /** Identifier of the extension, parameters, and its basic rates. */
    private static final int EHT_FIXED = 6;

    private int widest;
    private int htSecondCentre;

    /** Returns the greatest width that any element gives, in MHz; 0 if none does. */
    int mhz() {
        return widest;
    }

    void ht(Bytes elements, int from, int end) {
        if (end - from >= 2) {
            atLeast((elements.at(from + 1) & 0x04) == 0 ? 20 : 40);
        }
        if (end - from >= 4) {
            htSecondCentre = elements.at(from + 2) >> 5 | (elements.at(from + 3) & 0x1f) << 3;
        }
    }

    void vht(Bytes elements, int from, int end) {
        if (end - from >= 3) {
            int second = elements.at(from + 2);
            vht(elements.at(from), second == 0 ? htSecondCentre : second);
        }
    }

    /** Width 1 is 80 MHz, and 160 or 80+80 if there is a second centre; 2 and 3 are what these were called formerly. */
    private void vht(int width, int second) {
        switch (width) {
            case 1 -> atLeast(second == 0 ? 80 : 160);
            case 2, 3 -> atLeast(160);
            default -> {
                // 20 or 40, by the HT element
            }
        }
    }

    void he(Bytes elements, int from, int end) {
        if (end - from < HE_FIXED) {
            return;
        }
        int parameters = elements.at(from + 1) | elements.at(from + 2) << 8 | elements.at(from + 3) << 16;
        int at = from + HE_FIXED;
        if ((parameters & VHT_INFORMATION) != 0) {
            vht(elements, at, end);
            at += 3;
        }
        if ((parameters & CO_HOSTED) != 0) {
            at++;
        }
        if ((parameters & SIX_GHZ_INFORMATION) != 0 && end - at >= 5) {
            atLeast(20 << (elements.at(at + 1) & 0x03)); // 3 is 160 as well as 80+80
        }
    }

    void eht(Bytes elements, int from, int end) {
        if (end - from >= EHT_FIXED + 3 && (elements.at(from + 1) & EHT_INFORMATION) != 0) {
            int width = elements.at(from + EHT_FIXED) & 0x07;
            if (width <= 4) {
                atLeast(20 << width);
            }
        }
    }

    private void atLeast(int mhz) {
        widest = Math.max(widest, mhz);
    }
}
