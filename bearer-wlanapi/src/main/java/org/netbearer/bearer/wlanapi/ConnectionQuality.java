package org.netbearer.bearer.wlanapi;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_dsss;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_eht;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_erp;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_he;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_hrdsss;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_ht;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_ofdm;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_phy_type_vht;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.MacAddress;
import org.netbearer.api.WlanLink;
import org.netbearer.api.WlanPhyMode;
import org.netbearer.bearer.wlanapi.port.WlanPort.Quality;
import org.netbearer.bearer.wlanapi.port.WlanPort.QualityLink;

/** Translates the quality of a connection, which Windows reports from version 11 on; of several links the strongest counts. Pure. */
final class ConnectionQuality {
    private ConnectionQuality() {}

    /** Returns what is measured of a connection; empty if the system does not report it. */
    static Optional<WlanLink> link(@Nullable Quality quality) {
        if (quality == null) {
            return Optional.empty();
        }
        return strongest(quality).map(strongest -> {
            var link = WlanLink.builder().signalDbm(strongest.signalDbm()).phyMode(phyMode(quality.physicalType()));
            if (isRate(quality.sendKbps())) {
                link.transmitRateKbps((int) quality.sendKbps());
            }
            if (isRate(quality.receiveKbps())) {
                link.receiveRateKbps((int) quality.receiveKbps());
            }
            return link.build();
        });
    }

    /**
     * Returns the access point of a connection that no list contains; empty if the system does not report it.
     *
     * @param bssid its address; null if that is not known either
     */
    static List<AccessPoint> accessPoint(@Nullable Quality quality, @Nullable MacAddress bssid) {
        if (quality == null) {
            return List.of();
        }
        return strongest(quality).stream()
                .map(strongest -> {
                    var point = AccessPoint.builder()
                            .frequencyMhz(strongest.frequencyMhz())
                            .channel(AccessPoints.channel(strongest.frequencyMhz()))
                            .channelWidthMhz(strongest.widthMhz())
                            .signalPercent(quality.signal())
                            .signalDbm(strongest.signalDbm());
                    Optional.ofNullable(bssid).ifPresent(point::bssid);
                    return point.build();
                })
                .toList();
    }

    private static Optional<QualityLink> strongest(Quality quality) {
        return quality.links().stream().max(Comparator.comparingInt(QualityLink::signalDbm));
    }

    private static boolean isRate(long kbps) {
        return kbps > 0 && kbps <= Integer.MAX_VALUE;
    }

    private static WlanPhyMode phyMode(int type) {
        return switch (type) {
            case dot11_phy_type_dsss, dot11_phy_type_hrdsss -> WlanPhyMode.B;
            case dot11_phy_type_ofdm -> WlanPhyMode.A;
            case dot11_phy_type_erp -> WlanPhyMode.G;
            case dot11_phy_type_ht -> WlanPhyMode.N;
            case dot11_phy_type_vht -> WlanPhyMode.AC;
            case dot11_phy_type_he -> WlanPhyMode.AX;
            case dot11_phy_type_eht -> WlanPhyMode.BE;
            default -> WlanPhyMode.UNKNOWN;
        };
    }
}
