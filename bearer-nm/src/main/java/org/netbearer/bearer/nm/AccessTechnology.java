package org.netbearer.bearer.nm;

import java.util.List;
import org.netbearer.api.BearerType;

/**
 * A radio technology that a modem may use now ({@code MMModemAccessTechnology}), from the best to the least.
 *
 * @param flags the technologies that count as one
 * @param bearerType what they are called here
 */
record AccessTechnology(long flags, BearerType bearerType) {
    /** "Any": it is not on the air, or does not know. */
    private static final long ANY = 0xFFFF_FFFFL;

    private static final List<AccessTechnology> BEST_FIRST = List.of(
            new AccessTechnology(1 << 15, BearerType.CELLULAR_5G), // 5G NR, also beside LTE
            new AccessTechnology(1 << 14 | 1 << 16 | 1 << 17, BearerType.LTE), // LTE, LTE-M, NB-IoT
            new AccessTechnology(1 << 6 | 1 << 7 | 1 << 8 | 1 << 9, BearerType.HSPA), // HSDPA, HSUPA, HSPA, HSPA+
            new AccessTechnology(1 << 5, BearerType.WCDMA), // UMTS
            new AccessTechnology(1 << 11 | 1 << 12 | 1 << 13, BearerType.EVDO), // EV-DO 0, A, B
            new AccessTechnology(1 << 10, BearerType.CDMA2000), // 1xRTT
            new AccessTechnology(1 << 1 | 1 << 2 | 1 << 3 | 1 << 4, BearerType.CELLULAR_2G)); // GSM, GPRS, EDGE

    /** Returns the best of several; {@link BearerType#UNKNOWN} if there is none, or only ones that are newer than this table. */
    static BearerType best(long technologies) {
        return technologies == ANY
                ? BearerType.UNKNOWN
                : BEST_FIRST.stream()
                        .filter(each -> (each.flags & technologies) != 0)
                        .map(AccessTechnology::bearerType)
                        .findFirst()
                        .orElse(BearerType.UNKNOWN);
    }
}
