package org.netbearer.testkit;

import java.time.Duration;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkSnapshot;

/** One stay of a configuration: what all its handles share. Alive until it freezes, then for ever as it was. */
final class HandleLife {
    /** The life of what never was valid. */
    static final HandleLife NEVER = new HandleLife(ConfigurationSnapshot.INVALID);

    private volatile ConfigurationSnapshot snapshot;
    private volatile Duration connectTimeout = NetworkConfiguration.DEFAULT_CONNECT_TIMEOUT;

    HandleLife(ConfigurationSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    ConfigurationSnapshot snapshot() {
        return snapshot;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    boolean connectTimeout(Duration timeout) {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("connect timeout of " + timeout);
        }
        if (this == NEVER) {
            return false;
        }
        connectTimeout = timeout;
        return true;
    }

    /** Shows the configuration as it is in the snapshot, or freezes if it is not there; tells which. */
    boolean follow(NetworkSnapshot network) {
        var found = network.configuration(snapshot.identifier());
        snapshot = found.orElseGet(snapshot::removed);
        return found.isPresent();
    }

    void freeze() {
        snapshot = snapshot.removed();
    }
}
