package org.netbearer.bearer.nm;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;

/**
 * Reads access points as NetworkManager describes them (flags: {@code NM80211ApFlags}, {@code NM80211ApSecurityFlags}).
 *
 * <p>Pure.
 */
final class AccessPoints {
    private static final int PRIVACY = 0x1;
    private static final int KEY_PSK = 0x100;
    private static final int KEY_8021X = 0x200;
    private static final int KEY_SAE = 0x400;
    private static final int KEY_OWE = 0x800;
    private static final int KEY_OWE_TRANSITION = 0x1000;
    private static final int KEY_SUITE_B_192 = 0x2000;

    private AccessPoints() {}

    static Ssid ssid(NmObject point) {
        return WlanNetwork.ssid(point.properties(NmObject.ACCESS_POINT).bytes("Ssid"));
    }

    /** Returns an access point; {@code boot} is when this machine started, or null if the daemon runs on another one. */
    static AccessPoint of(NmObject point, @Nullable Instant boot) {
        Properties values = point.properties(NmObject.ACCESS_POINT);
        int frequency = values.size("Frequency");
        boolean seen = values.number("LastSeen", -1) >= 0;
        var read = AccessPoint.builder()
                .security(
                        security(values.number("Flags", 0), values.number("WpaFlags", 0), values.number("RsnFlags", 0)))
                .frequencyMhz(frequency)
                .channel(channel(frequency))
                .channelWidthMhz(values.size("Bandwidth"))
                .signalPercent((int) Math.min(100, Math.max(-1, values.number("Strength", -1))))
                .maxBitrateKbps(values.size("MaxBitrate"));
        MacAddress address = mac(values.text("HwAddress"));
        if (address != null) {
            read.bssid(address);
        }
        if (boot != null && seen) {
            read.lastSeen(boot.plusSeconds(values.size("LastSeen")));
        }
        return read.build();
    }

    static Set<WlanSecurity> security(long flags, long wpa, long rsn) {
        var ways = EnumSet.noneOf(WlanSecurity.class);
        add(ways, wpa, KEY_PSK, WlanSecurity.WPA_PSK);
        add(ways, rsn, KEY_PSK, WlanSecurity.WPA2_PSK);
        add(ways, rsn, KEY_SAE, WlanSecurity.WPA3_SAE);
        add(ways, wpa, KEY_8021X, WlanSecurity.WPA_ENTERPRISE);
        add(ways, rsn, KEY_8021X, WlanSecurity.WPA2_ENTERPRISE);
        add(ways, rsn, KEY_SUITE_B_192, WlanSecurity.WPA3_ENTERPRISE_192);
        add(ways, rsn, KEY_OWE, WlanSecurity.OWE);
        add(ways, wpa | rsn, KEY_OWE_TRANSITION, WlanSecurity.OPEN);
        if (ways.isEmpty()) {
            boolean isPrivate = (flags & PRIVACY) != 0;
            ways.add(wpa != 0 || rsn != 0 ? WlanSecurity.UNKNOWN : isPrivate ? WlanSecurity.WEP : WlanSecurity.OPEN);
        }
        return ways;
    }

    /** Returns what a user needs to join; if there are several ways, the most common one. */
    static WlanSecurity.Family family(Set<WlanSecurity> ways) {
        for (WlanSecurity.Family family : new WlanSecurity.Family[] {
            WlanSecurity.Family.PSK, WlanSecurity.Family.ENTERPRISE, WlanSecurity.Family.WEP, WlanSecurity.Family.OPEN
        }) {
            if (ways.stream().anyMatch(way -> way.family() == family)) {
                return family;
            }
        }
        return WlanSecurity.Family.UNKNOWN;
    }

    /** The channel of a frequency in MHz (IEEE 802.11, annex E); 0 if it is none that is known. */
    static int channel(int frequency) {
        if (frequency == 2484) {
            return 14;
        } else if (frequency >= 2412 && frequency < 2484) {
            return (frequency - 2407) / 5;
        } else if (frequency >= 5955 && frequency <= 7115) {
            return (frequency - 5950) / 5;
        } else if (frequency >= 5000 && frequency < 5955) {
            return (frequency - 5000) / 5;
        } else {
            return 0;
        }
    }

    @Nullable
    static MacAddress mac(String text) {
        try {
            return text.length() == 17 ? MacAddress.parse(text) : null;
        } catch (IllegalArgumentException noAddress) {
            return null;
        }
    }

    private static void add(Set<WlanSecurity> ways, long flags, int flag, WlanSecurity way) {
        if ((flags & flag) != 0) {
            ways.add(way);
        }
    }
}
