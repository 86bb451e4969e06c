package org.example.modem;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkCapability;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkActivity;
import org.netbearer.spi.LinkReport;

/** From what the status files say to what the core is told: pure functions, so that a test needs neither files nor threads. */
final class ModemTranslator {
    private ModemTranslator() {}

    /**
     * Translates everything, always.
     *
     * @param modems all modems
     * @param addresses the addresses of an interface by its name
     * @return the whole truth
     */
    static BearerReport report(List<ModemStatus> modems, Function<String, List<LinkAddress>> addresses) {
        List<LinkReport> links = modems.stream()
                .filter(modem -> !modem.networkInterface().isEmpty())
                .map(modem -> link(modem, addresses.apply(modem.networkInterface())))
                .toList();
        // A daemon that says "connected" is not enough: ACTIVE means that another device can be reached, by the rule of
        // all bearers.
        Set<InterfaceKey> active = LinkActivity.activeKeysAmong(links);
        return BearerReport.builder(BearerHealth.READY)
                .configurations(modems.stream()
                        .map(modem -> configuration(modem, active))
                        .toList())
                .links(links)
                .claims(links.stream().map(LinkReport::key).toList()) // other bearers do not list these interfaces
                .capabilities(Set.of(NetworkCapability.CAN_START_AND_STOP_INTERFACES))
                .build();
    }

    static String identifier(ModemStatus modem) {
        return ModemBearer.NAME + ":" + modem.serial();
    }

    private static LinkReport link(ModemStatus modem, List<LinkAddress> addresses) {
        return LinkReport.builder(InterfaceKey.named(modem.networkInterface()))
                .kind(LinkKind.CELLULAR)
                .carrier(modem.state() == ModemStatus.State.CONNECTED ? Carrier.PRESENT : Carrier.ABSENT)
                .addresses(addresses)
                .build();
    }

    private static BearerConfiguration configuration(ModemStatus modem, Set<InterfaceKey> active) {
        var configuration = BearerConfiguration.builder(identifier(modem))
                .name(modem.operator())
                .bearerType(BearerType.LTE);
        if (modem.networkInterface().isEmpty()) {
            return configuration.state(ConfigurationState.DEFINED).build();
        }
        var key = InterfaceKey.named(modem.networkInterface());
        return configuration
                .interfaceKey(key)
                .state(
                        switch (modem.state()) {
                            case SEARCHING -> ConfigurationState.DEFINED;
                            case REGISTERED -> ConfigurationState.DISCOVERED;
                            case CONNECTED ->
                                active.contains(key) ? ConfigurationState.ACTIVE : ConfigurationState.DISCOVERED;
                        })
                .build();
    }
}
