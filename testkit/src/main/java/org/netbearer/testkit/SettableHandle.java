package org.netbearer.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.Purpose;
import org.netbearer.api.WlanDetails;

/** The live handle of a {@link SettableManager}; equal to the others of its life. */
record SettableHandle(HandleLife life, SettableManager manager) implements NetworkConfiguration {
    @Override
    public ConfigurationSnapshot snapshot() {
        return life.snapshot();
    }

    @Override
    public String identifier() {
        return snapshot().identifier();
    }

    @Override
    public String name() {
        return snapshot().name();
    }

    @Override
    public ConfigurationType type() {
        return snapshot().type();
    }

    @Override
    public ConfigurationState state() {
        return snapshot().state();
    }

    @Override
    public Purpose purpose() {
        return snapshot().purpose();
    }

    @Override
    public BearerType bearerType() {
        return snapshot().bearerType();
    }

    @Override
    public BearerType bearerTypeFamily() {
        return bearerType().family();
    }

    @Override
    public String bearerTypeName() {
        return snapshot().bearerTypeName();
    }

    @Override
    public boolean isRoamingAvailable() {
        return snapshot().roamingAvailable();
    }

    @Override
    public List<NetworkConfiguration> children() {
        return snapshot().children().stream()
                .map(manager::configurationFromIdentifier)
                .filter(NetworkConfiguration::isValid)
                .toList();
    }

    @Override
    public boolean isValid() {
        return snapshot().isValid();
    }

    @Override
    public Duration connectTimeout() {
        return life.connectTimeout();
    }

    @Override
    public boolean setConnectTimeout(Duration timeout) {
        return life.connectTimeout(timeout);
    }

    @Override
    public Optional<NetworkLink> link() {
        return Optional.ofNullable(snapshot().link());
    }

    @Override
    public Optional<WlanDetails> wlan() {
        return Optional.ofNullable(snapshot().wlan());
    }

    @Override
    public Assessment<Connectivity> connectivity() {
        return snapshot().connectivity();
    }

    @Override
    public Assessment<Metered> metered() {
        return snapshot().metered();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SettableHandle that && life == that.life;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(life);
    }

    @Override
    public String toString() {
        return identifier() + " " + state();
    }
}
