package org.netbearer.impl;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanSecurity;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;

/** A bearer's report with as many Wi-Fi networks as wanted, of which one at a time can be changed. Confined to one thread. */
public final class Fleet {
    private final List<BearerConfiguration> configurations = new ArrayList<>();
    private int next;

    /** Creates the networks. */
    public Fleet(int size) {
        for (int i = 0; i < size; i++) {
            configurations.add(network(i, i % 100));
        }
    }

    /** Changes the state and the signal of one network, in turn, and reports them all. */
    BearerReport change() {
        int at = next % configurations.size();
        int round = next++ / configurations.size() + 1;
        configurations.set(at, network(at, (at + round) % 100));
        return report();
    }

    /** Reports them all. */
    public BearerReport report() {
        return BearerReport.builder(BearerHealth.READY)
                .configurations(configurations)
                .build();
    }

    private static BearerConfiguration network(int number, int percent) {
        var point = AccessPoint.builder()
                .bssid(new MacAddress(number))
                .security(Set.of(WlanSecurity.WPA2_PSK))
                .frequencyMhz(2412)
                .channel(1)
                .channelWidthMhz(20)
                .signalPercent(percent)
                .signalDbm(-50)
                .maxBitrateKbps(54_000)
                .build();
        return BearerConfiguration.builder("fleet:" + number)
                .name("network " + number)
                .bearerType(BearerType.WLAN)
                .state(percent % 2 == 0 ? ConfigurationState.DISCOVERED : ConfigurationState.DEFINED)
                .interfaceKey(InterfaceKey.named("wlan0"))
                .wlan(WlanDetails.builder(Ssid.of("network " + number))
                        .security(Set.of(WlanSecurity.WPA2_PSK))
                        .accessPoints(List.of(point))
                        .build())
                .build();
    }
}
