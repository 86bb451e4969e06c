package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_AUTH_ALGO_80211_OPEN;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_AUTH_ALGO_80211_SHARED_KEY;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_AUTH_ALGO_OWE;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_AUTH_ALGO_RSNA;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_AUTH_ALGO_RSNA_PSK;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_AUTH_ALGO_WPA;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_AUTH_ALGO_WPA3_ENT;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_AUTH_ALGO_WPA3_ENT_192;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_AUTH_ALGO_WPA3_SAE;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_AUTH_ALGO_WPA_PSK;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_dsss;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_erp;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_hrdsss;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_ofdm;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;
import org.netbearer.bearer.wlanapi.port.WlanPort.Station;

/** Translates single access points. Pure. */
final class AccessPoints {
    private static final int PRIVACY = 0x0010;
    private static final int KBPS_PER_RATE = 500;
    private static final long TICKS_PER_SECOND = 10_000_000;
    private static final long SECONDS_FROM_1601_TO_1970 = TimeUnit.DAYS.toSeconds(134_774);

    private AccessPoints() {}

    static AccessPoint accessPoint(Station station) {
        var elements = InformationElements.of(station.elements());
        int frequency = (int) Math.min(station.frequencyKhz() / 1000, Integer.MAX_VALUE);
        var point = AccessPoint.builder()
                .bssid(station.bssid())
                .security(elements.security().isEmpty() ? withoutSuites(station, elements) : elements.security())
                .frequencyMhz(frequency)
                .channel(channel(frequency))
                .channelWidthMhz(elements.widthMhz())
                .signalPercent(station.signal())
                .signalDbm(station.signalDbm())
                .maxBitrateKbps(highestRate(station));
        Optional.ofNullable(heardAt(station.heardAt())).ifPresent(point::lastSeen);
        return point.build();
    }

    /** Returns the security that the system names for a network as a whole. */
    static WlanSecurity security(int authentication, boolean secured) {
        return switch (authentication) {
            case DOT11_AUTH_ALGO_80211_OPEN -> secured ? WlanSecurity.WEP : WlanSecurity.OPEN;
            case DOT11_AUTH_ALGO_80211_SHARED_KEY -> WlanSecurity.WEP;
            case DOT11_AUTH_ALGO_WPA -> WlanSecurity.WPA_ENTERPRISE;
            case DOT11_AUTH_ALGO_WPA_PSK -> WlanSecurity.WPA_PSK;
            case DOT11_AUTH_ALGO_RSNA -> WlanSecurity.WPA2_ENTERPRISE;
            case DOT11_AUTH_ALGO_RSNA_PSK -> WlanSecurity.WPA2_PSK;
            case DOT11_AUTH_ALGO_WPA3_SAE -> WlanSecurity.WPA3_SAE;
            case DOT11_AUTH_ALGO_WPA3_ENT -> WlanSecurity.WPA3_ENTERPRISE;
            case DOT11_AUTH_ALGO_WPA3_ENT_192 -> WlanSecurity.WPA3_ENTERPRISE_192;
            case DOT11_AUTH_ALGO_OWE -> WlanSecurity.OWE;
            default -> WlanSecurity.UNKNOWN;
        };
    }

    static int channel(int frequencyMhz) {
        if (frequencyMhz == 2484) {
            return 14;
        }
        if (frequencyMhz == 5935) { // the one channel of 6 GHz below its raster
            return 2;
        }
        int start = frequencyMhz >= 5950 ? 5950 : frequencyMhz >= 5000 ? 5000 : 2407;
        int offset = frequencyMhz - start;
        boolean inBand = start == 2407 ? offset >= 5 && offset <= 65 : offset > 0 && frequencyMhz <= 7125;
        return inBand && offset % 5 == 0 ? offset / 5 : 0;
    }

    private static Set<WlanSecurity> withoutSuites(Station station, InformationElements elements) {
        if (station.elements().length() == 0) {
            return Set.of(); // they were cut off, and the privacy bit alone does not suffice
        }
        if ((station.capabilities() & PRIVACY) != 0) {
            return Set.of(WlanSecurity.WEP);
        }
        return elements.transition() == null
                ? Set.of(WlanSecurity.OPEN)
                : Set.of(WlanSecurity.OPEN, WlanSecurity.OWE); // its other half hides itself
    }

    /** Returns the network that an access point serves; the encrypted half of one in transition hides its own name and names the other half. */
    static Ssid network(Station station) {
        if (!station.ssid().isHidden()) {
            return station.ssid();
        }
        var transition = InformationElements.of(station.elements()).transition();
        return transition == null ? station.ssid() : transition;
    }

    /** Returns the highest rate in kbit/s; 0 for newer radios, as the rate set ends at 54 Mbit/s. */
    private static int highestRate(Station station) {
        return switch (station.physicalType()) {
            case dot11_phy_type_dsss, dot11_phy_type_hrdsss, dot11_phy_type_ofdm, dot11_phy_type_erp ->
                KBPS_PER_RATE
                        * station.rates().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0);
            default -> 0;
        };
    }

    private static @Nullable Instant heardAt(long ticks) {
        return ticks <= 0
                ? null
                : Instant.ofEpochSecond(
                        ticks / TICKS_PER_SECOND - SECONDS_FROM_1601_TO_1970, ticks % TICKS_PER_SECOND * 100);
    }
}
