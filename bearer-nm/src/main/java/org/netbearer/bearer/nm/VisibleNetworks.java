package org.netbearer.bearer.nm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerType;
import org.netbearer.api.Purpose;
import org.netbearer.api.WlanSecurity;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.InterfaceKey;

/**
 * The networks without a profile that one radio hears.
 *
 * <p>Immutable.
 *
 * @param inputs what they depend on
 * @param configurations one for each network, in the order of their identifiers
 */
record VisibleNetworks(Inputs inputs, List<BearerConfiguration> configurations) {
    private static final VisibleNetworks NONE =
            new VisibleNetworks(new Inputs(null, "", Optional.empty(), "", Map.of()), List.of());

    /**
     * What the networks without a profile depend on.
     *
     * @param radio what the radio hears
     * @param interfaceName the name of its interface
     * @param key its interface as it is reported
     * @param inUse the UUID of the profile that it uses; empty if none
     * @param profiles all profiles, by path
     */
    record Inputs(
            @Nullable Radio radio,
            String interfaceName,
            Optional<InterfaceKey> key,
            String inUse,
            Map<String, NmProfile> profiles) {
        /** The large parts are compared by identity: they are the same instances while nothing changes. */
        boolean isSame(Inputs other) {
            return radio == other.radio
                    && profiles == other.profiles
                    && interfaceName.equals(other.interfaceName)
                    && key.equals(other.key)
                    && inUse.equals(other.inUse);
        }
    }

    /**
     * Returns the networks of a radio.
     *
     * @param index the same profiles as in the inputs, by the name of their network
     * @param before the networks that it saw before; null if it is new
     */
    static VisibleNetworks of(Inputs inputs, ProfileIndex index, @Nullable VisibleNetworks before) {
        if (before != null && before.inputs.isSame(inputs)) {
            return before;
        }
        var known = new HashMap<String, BearerConfiguration>();
        (before == null ? NONE : before).configurations.forEach(each -> known.put(each.identifier(), each));
        var configurations = new ArrayList<BearerConfiguration>();
        for (WlanNetwork network : Objects.requireNonNull(inputs.radio).networks()) {
            if (!index.hasProfile(network, inputs)) {
                String identifier = NmIdentifiers.ofNetwork(network, inputs.interfaceName);
                configurations.add(configuration(identifier, network, inputs, known.get(identifier)));
            }
        }
        configurations.sort(Comparator.comparing(BearerConfiguration::identifier));
        return new VisibleNetworks(inputs, List.copyOf(configurations));
    }

    private static BearerConfiguration configuration(
            String identifier, WlanNetwork network, Inputs inputs, @Nullable BearerConfiguration known) {
        if (known != null
                && known.wlan().orElseThrow().accessPoints() == network.accessPoints()
                && known.interfaceKey().equals(inputs.key)) {
            return known;
        }
        var configuration = BearerConfiguration.builder(identifier)
                .name(network.name())
                .bearerType(BearerType.WLAN)
                .purpose(network.family() == WlanSecurity.Family.OPEN ? Purpose.PUBLIC : Purpose.PRIVATE)
                .wlan(WlanTranslator.details(network.ssid(), network.accessPoints(), null));
        inputs.key.ifPresent(configuration::interfaceKey);
        BearerConfiguration made = configuration.build();
        return known != null && made.equals(known) ? known : made;
    }
}
