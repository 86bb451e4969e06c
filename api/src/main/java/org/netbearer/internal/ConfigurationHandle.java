package org.netbearer.internal;

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
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.Purpose;
import org.netbearer.api.WlanDetails;

/**
 * The handle of one life of one configuration: whoever has a handle to this life has this object, so that equal means
 * identical.
 *
 * <p>Thread-safe. States: alive, it reads its source's current snapshot; frozen for ever, it keeps the last one and has let go
 * of the source.
 */
public final class ConfigurationHandle implements NetworkConfiguration {
    /** The handle of no configuration. */
    public static final NetworkConfiguration INVALID = new ConfigurationHandle();

    private final String identifier;
    private final Object writing = new Object();
    private volatile Life life; // written under the lock
    private volatile Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;

    /**
     * Creates the handle of a life that begins.
     *
     * @param first the configuration as it is now
     * @param source where it is read from until the life ends
     */
    public ConfigurationHandle(ConfigurationSnapshot first, Source source) {
        this.identifier = first.identifier();
        this.life = new Life(source, first);
    }

    private ConfigurationHandle() {
        identifier = "";
        life = new Life(null, ConfigurationSnapshot.INVALID);
    }

    /**
     * Ends this life; what it shows from now on is made of the last snapshot. A life ends once: more calls have no effect.
     *
     * @param lastAlive the configuration as it was last
     */
    public void freeze(ConfigurationSnapshot lastAlive) {
        var frozen = new Life(null, NetworkChanges.removed(lastAlive));
        synchronized (writing) {
            if (life.source != null) {
                life = frozen;
            }
        }
    }

    @Override
    public ConfigurationSnapshot snapshot() {
        while (true) {
            Life before = life;
            if (before.source == null) {
                return before.last;
            }
            var now = before.source.snapshot().configuration(identifier);
            if (now.isEmpty()) {
                return NetworkChanges.removed(before.last);
            }
            // Whoever read a snapshot and was held up must not put it over the end that came meanwhile.
            if (now.get() == before.last || replace(before, new Life(before.source, now.get()))) {
                return now.get();
            }
        }
    }

    private boolean replace(Life expected, Life next) {
        synchronized (writing) {
            boolean isExpected = life == expected;
            if (isExpected) {
                life = next;
            }
            return isExpected;
        }
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
        Source reader = life.source;
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
        Source keeper = life.source;
        if (keeper != null) {
            keeper.keep(this);
        }
        return true;
    }

    @Override
    public Optional<NetworkLink> link() {
        return snapshot().link();
    }

    @Override
    public Optional<WlanDetails> wlan() {
        return snapshot().wlan();
    }

    @Override
    public Assessment<Connectivity> connectivity() {
        return snapshot().connectivity();
    }

    @Override
    public Assessment<Metered> metered() {
        return snapshot().metered();
    }

    /** Returns identifier and state. */
    @Override
    public String toString() {
        var now = snapshot();
        return now.type() == ConfigurationType.INVALID ? "invalid" : identifier + " " + now.state();
    }

    /**
     * How far this life is; replaced whole.
     *
     * @param source where it looks; null once it is frozen
     * @param last what it showed last
     */
    private record Life(@Nullable Source source, ConfigurationSnapshot last) {}

    /** What a handle that is alive reads. Thread-safe; no method waits for anything. */
    public interface Source {
        /**
         * Returns the current snapshot.
         *
         * @return the snapshot
         */
        NetworkSnapshot snapshot();

        /**
         * Returns another handle, for the members of a service network.
         *
         * @param identifier an identifier
         * @return its handle; an invalid one if there is no such configuration now
         */
        NetworkConfiguration handle(String identifier);

        /**
         * Called when a handle holds something that would be lost with it: its connect timeout.
         *
         * @param handle the handle to keep until its life ends
         */
        void keep(ConfigurationHandle handle);
    }
}
