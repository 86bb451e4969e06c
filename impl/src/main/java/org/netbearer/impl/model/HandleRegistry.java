package org.netbearer.impl.model;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkConfiguration;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.internal.ConfigurationHandle;

/**
 * The lives of the configurations that somebody holds a handle to.
 *
 * <p>Thread-safe; the lock is held for a few look-ups only. HandleRegistry are held weakly, but for those whose connect timeout was
 * set, which would be lost.
 */
public final class HandleRegistry implements ConfigurationHandle.Source {
    private final Supplier<NetworkSnapshot> current;
    private final Object lock = new Object();
    // guarded by lock
    private final Map<String, WeakReference<ConfigurationHandle>> alive = new HashMap<>();
    private final Set<ConfigurationHandle> kept = new HashSet<>();
    private boolean ended;

    public HandleRegistry(Supplier<NetworkSnapshot> current) {
        this.current = current;
    }

    @Override
    public NetworkSnapshot snapshot() {
        return current.get();
    }

    /** Returns the handle of a configuration in the current snapshot, or the invalid handle. */
    @Override
    public NetworkConfiguration handle(String identifier) {
        synchronized (lock) {
            // Read under the lock: retired() takes it after publishing, so that no life begins for what is already
            // gone.
            var now = current.get().configuration(identifier);
            return now.isEmpty() || ended ? ConfigurationHandle.INVALID : handle(now.get());
        }
    }

    /** Returns the handles of configurations of a snapshot that was current a moment ago. */
    public List<NetworkConfiguration> handles(List<ConfigurationSnapshot> configurations) {
        synchronized (lock) {
            return configurations.stream().map(this::handle).toList();
        }
    }

    private NetworkConfiguration handle(ConfigurationSnapshot configuration) {
        var known = alive.get(configuration.identifier());
        var life = known == null ? null : known.get();
        if (life != null) {
            return life;
        }
        var begun = new ConfigurationHandle(configuration, this);
        if (ended || current.get().configuration(configuration.identifier()).isEmpty()) {
            begun.freeze(configuration);
        } else {
            alive.put(configuration.identifier(), new WeakReference<>(begun));
        }
        return begun;
    }

    /** Holds a life strongly until it ends. */
    @Override
    public void keep(ConfigurationHandle life) {
        synchronized (lock) {
            var known = alive.get(life.identifier());
            if (known != null && known.get() == life) {
                kept.add(life);
            }
        }
    }

    /** Freezes the lives of configurations that are in one snapshot and not in the next, which is current already. */
    public void retire(NetworkSnapshot before, NetworkSnapshot after) {
        synchronized (lock) {
            alive.values().removeIf(reference -> {
                var life = reference.get();
                return life == null || retired(life, before, after);
            });
        }
    }

    /** Freezes every life. */
    public void end(NetworkSnapshot last) {
        synchronized (lock) {
            ended = true;
            retire(last, NetworkSnapshot.EMPTY);
            alive.values().forEach(reference -> {
                var life = reference.get();
                if (life != null) {
                    life.freeze(life.snapshot());
                }
            });
            alive.clear();
            kept.clear();
        }
    }

    private boolean retired(ConfigurationHandle life, NetworkSnapshot before, NetworkSnapshot after) {
        if (after.configuration(life.identifier()).isPresent()) {
            return false;
        }
        @Nullable
        ConfigurationSnapshot last = before.configuration(life.identifier()).orElse(null);
        life.freeze(last == null ? life.snapshot() : last);
        kept.remove(life);
        return true;
    }
}
