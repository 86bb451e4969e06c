package org.netbearer.impl.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.WlanDetails;

/**
 * The flat properties of a configuration, under the keys of {@link NetworkConfiguration}: what its service carries, what
 * events carry, and what listener filters are about. A pure function.
 */
public final class ConfigurationProperties {
    private ConfigurationProperties() {}

    /**
     * Describes a configuration by strings and one boolean, all safe to print but the identifier and the interface.
     *
     * @param configuration the configuration
     * @param isDefault whether it is the default one
     * @return the properties in alphabetical order, unmodifiable; two maps are equal if nothing changed that they show
     */
    public static Map<String, Object> of(ConfigurationSnapshot configuration, boolean isDefault) {
        var properties = new TreeMap<String, Object>();
        properties.put(NetworkConfiguration.ID, configuration.identifier());
        properties.put(NetworkConfiguration.NAME, configuration.name());
        properties.put(NetworkConfiguration.TYPE, configuration.type().name());
        properties.put(NetworkConfiguration.STATE, configuration.state().name());
        properties.put(NetworkConfiguration.PURPOSE, configuration.purpose().name());
        properties.put(NetworkConfiguration.BEARER, configuration.bearer());
        properties.put(
                NetworkConfiguration.BEARER_TYPE, configuration.bearerType().name());
        properties.put(
                NetworkConfiguration.BEARER_FAMILY,
                configuration.bearerType().family().name());
        properties.put(NetworkConfiguration.DEFAULT, isDefault);
        properties.put(NetworkConfiguration.TECHNICAL, configuration.isTechnical());
        properties.put(
                NetworkConfiguration.CONNECTIVITY,
                configuration.connectivity().value().name());
        properties.put(
                NetworkConfiguration.METERED, configuration.metered().value().name());
        configuration.link().ifPresent(link -> properties.put(NetworkConfiguration.INTERFACE, link.name()));
        configuration
                .wlan()
                .map(WlanDetails::ssid)
                .filter(ssid -> !ssid.isHidden() && !ssid.isRedacted())
                .ifPresent(ssid -> properties.put(NetworkConfiguration.SSID, ssid.text()));
        return Collections.unmodifiableMap(properties);
    }
}
