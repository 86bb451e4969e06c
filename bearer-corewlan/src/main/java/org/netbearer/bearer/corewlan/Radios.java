package org.netbearer.bearer.corewlan;

import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWChannelBand2GHz;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWChannelBand5GHz;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWChannelBand6GHz;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWChannelWidth160MHz;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWChannelWidth20MHz;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWChannelWidth40MHz;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWChannelWidth80MHz;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.WlanLink;
import org.netbearer.api.WlanPhyMode;
import org.netbearer.api.WlanSecurity;
import org.netbearer.api.WlanSecurity.Family;
import org.netbearer.bearer.corewlan.port.CoreWlanConstants;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Air;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Network;

/** Translates single networks and access points. Pure. */
final class Radios {
    private static final int HIGHEST_CHANNEL = 233;
    private static final int NO_SIGNAL_DBM = -100;
    private static final WlanLink UNMEASURED = WlanLink.builder().build();

    /** By the numbers of {@code kCWPHYMode…}. */
    private static final List<WlanPhyMode> PHY_MODES = List.of(
            WlanPhyMode.UNKNOWN,
            WlanPhyMode.A,
            WlanPhyMode.B,
            WlanPhyMode.G,
            WlanPhyMode.N,
            WlanPhyMode.AC,
            WlanPhyMode.AX,
            WlanPhyMode.BE);

    private Radios() {}

    static AccessPoint accessPoint(Network network) {
        int channel = channel(network.channel());
        boolean measured = isDbm(network.signalDbm());
        var point = AccessPoint.builder()
                .security(security(network))
                .frequencyMhz(frequency(channel, network.band()))
                .channel(channel)
                .channelWidthMhz(width(network.width()));
        var bssid = network.bssid();
        if (bssid != null) {
            point.bssid(bssid);
        }
        if (measured) {
            point.signalPercent(percent(network.signalDbm())).signalDbm((int) network.signalDbm());
        }
        return point.build();
    }

    /** Returns what a radio measures of its link; empty if that is nothing. */
    static Optional<WlanLink> link(Air air) {
        var link = WlanLink.builder().phyMode(phyMode(air.phyMode()));
        if (isDbm(air.signalDbm())) {
            link.signalDbm((int) air.signalDbm());
        }
        if (isDbm(air.noiseDbm())) {
            link.noiseDbm((int) air.noiseDbm());
        }
        double kbps = air.transmitRate() * 1000;
        if (kbps >= 1 && kbps < Integer.MAX_VALUE) {
            link.transmitRateKbps((int) Math.round(kbps));
        }
        return Optional.of(link.build()).filter(built -> !built.equals(UNMEASURED));
    }

    private static WlanPhyMode phyMode(long mode) {
        return mode > 0 && mode < PHY_MODES.size() ? PHY_MODES.get((int) mode) : WlanPhyMode.UNKNOWN;
    }

    private static boolean isDbm(long value) {
        return value < 0 && value > Byte.MIN_VALUE;
    }

    /** Returns all ways in which a network lets stations in. */
    static Set<WlanSecurity> security(Network network) {
        var all = EnumSet.noneOf(WlanSecurity.class);
        network.securities().forEach(kind -> all.addAll(security(kind)));
        return all;
    }

    /** Returns the ways that one kind of security stands for; empty if it is unknown. */
    static Set<WlanSecurity> security(long kind) {
        return switch ((int) Math.max(-1, Math.min(kind, Integer.MAX_VALUE))) { // to keep strange ones strange
            case (int) CoreWlanConstants.kCWSecurityNone -> Set.of(WlanSecurity.OPEN);
            case (int) CoreWlanConstants.kCWSecurityWEP -> Set.of(WlanSecurity.WEP);
            case (int) CoreWlanConstants.kCWSecurityWPAPersonal -> Set.of(WlanSecurity.WPA_PSK);
            case (int) CoreWlanConstants.kCWSecurityWPAPersonalMixed, (int) CoreWlanConstants.kCWSecurityPersonal ->
                Set.of(WlanSecurity.WPA_PSK, WlanSecurity.WPA2_PSK);
            case (int) CoreWlanConstants.kCWSecurityWPA2Personal -> Set.of(WlanSecurity.WPA2_PSK);
            case (int) CoreWlanConstants.kCWSecurityWPAEnterprise -> Set.of(WlanSecurity.WPA_ENTERPRISE);
            case (int) CoreWlanConstants.kCWSecurityWPAEnterpriseMixed, (int) CoreWlanConstants.kCWSecurityEnterprise ->
                Set.of(WlanSecurity.WPA_ENTERPRISE, WlanSecurity.WPA2_ENTERPRISE);
            case (int) CoreWlanConstants.kCWSecurityWPA2Enterprise -> Set.of(WlanSecurity.WPA2_ENTERPRISE);
            case (int) CoreWlanConstants.kCWSecurityWPA3Personal -> Set.of(WlanSecurity.WPA3_SAE);
            case (int) CoreWlanConstants.kCWSecurityWPA3Enterprise -> Set.of(WlanSecurity.WPA3_ENTERPRISE);
            case (int) CoreWlanConstants.kCWSecurityWPA3Transition ->
                Set.of(WlanSecurity.WPA2_PSK, WlanSecurity.WPA3_SAE);
            case (int) CoreWlanConstants.kCWSecurityOWE -> Set.of(WlanSecurity.OWE);
            case (int) CoreWlanConstants.kCWSecurityOWETransition -> Set.of(WlanSecurity.OPEN, WlanSecurity.OWE);
            default -> Set.of();
        };
    }

    /** Returns the family of ways that belong together. */
    static Family family(Set<WlanSecurity> ways) {
        return ways.stream().map(WlanSecurity::family).findFirst().orElse(Family.UNKNOWN);
    }

    static int frequency(int channel, long band) {
        if (channel == 0) {
            return 0;
        }
        if (band == kCWChannelBand2GHz) {
            return channel == 14 ? 2484 : 2407 + 5 * channel;
        }
        if (band == kCWChannelBand5GHz) {
            return 5000 + 5 * channel;
        }
        if (band == kCWChannelBand6GHz) { // one channel lies below its raster
            return channel == 2 ? 5935 : 5950 + 5 * channel;
        }
        return 0;
    }

    private static int channel(long number) {
        return number > 0 && number <= HIGHEST_CHANNEL ? (int) number : 0;
    }

    private static int width(long width) {
        if (width == kCWChannelWidth20MHz) {
            return 20;
        }
        if (width == kCWChannelWidth40MHz) {
            return 40;
        }
        if (width == kCWChannelWidth80MHz) {
            return 80;
        }
        return width == kCWChannelWidth160MHz ? 160 : 0;
    }

    private static int percent(long dbm) {
        return (int) Math.max(0, Math.min(100, 2 * (dbm - NO_SIGNAL_DBM)));
    }
}
