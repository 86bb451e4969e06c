package org.netbearer.impl;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/**
 * One life of one configuration, and its live handle: all that hold a handle to this life hold this object, so that equal
 * means identical.
 *
 * <p>Thread-safe. Alive, it reads the manager's current snapshot; frozen, it keeps the last one and lets go of the
 * manager, so that a forgotten handle pins no class loader.
 */
final class ConfigurationLife implements NetworkConfiguration {
    /** The handle of what never was valid. */
    static final NetworkConfiguration INVALID = new ConfigurationLife();

    private final String identifier;
    private volatile @Nullable Lives lives;
    private volatile ConfigurationSnapshot last;
    private volatile Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;

    ConfigurationLife(ConfigurationSnapshot first, Lives lives) {
        this.identifier = first.identifier();
        this.last = first;
        this.lives = lives;
    }

    private ConfigurationLife() {
        identifier = "";
        last = ConfigurationSnapshot.INVALID;
    }

    /** Ends this life; what it shows from now on is made of the last snapshot. */
    void freeze(ConfigurationSnapshot lastAlive) {
        last = lastAlive.removed();
        lives = null;
    }

    @Override
    public ConfigurationSnapshot snapshot() {
        Lives reader = lives;
        if (reader == null) {
            return last;
        }
        var now = reader.snapshot().configuration(identifier);
        if (now.isEmpty()) {
            return last.removed();
        }
        last = now.get();
        return now.get();
    }

    @Override
    public String identifier() {
        return identifier;
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
        return snapshot().bearerType().family();
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
        Lives reader = lives;
        return reader == null
                ? List.of()
                : snapshot().children().stream()
                        .map(reader::handle)
                        .filter(NetworkConfiguration::isValid)
                        .toList();
    }

    @Override
    public boolean isValid() {
        return snapshot().isValid();
    }

    @Override
    public Duration connectTimeout() {
        return connectTimeout;
    }

    @Override
    public boolean setConnectTimeout(Duration timeout) {
        Objects.requireNonNull(timeout, "timeout");
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("connect timeout of " + timeout);
        }
        if (this == INVALID) {
            return false;
        }
        connectTimeout = timeout;
        Lives keeper = lives;
        if (keeper != null) {
            keeper.keep(this);
        }
        return true;
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

    /** Shows identifier and state. */
    @Override
    public String toString() {
        var now = snapshot();
        return now.type() == ConfigurationType.INVALID ? "invalid" : identifier + " " + now.state();
    }
}
