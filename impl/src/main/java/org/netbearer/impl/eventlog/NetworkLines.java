package org.netbearer.impl.eventlog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationChange;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.Connectivity;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkSnapshot;

/**
 * Writes what becomes of the machine: online and offline, its default, connectivity and the health of its bearers, each with the cause and
 * how long the state before has lasted. Signal, counters and networks that come into reach are nobody's story.
 *
 * <p>Guarded by the lock of whoever owns it.
 */
final class NetworkLines {
    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private final Flaps flaps;
    private NetworkSnapshot present = NetworkSnapshot.EMPTY;
    private final Map<String, BearerHealth> health = new LinkedHashMap<>();
    private final Map<String, Long> healthSince = new LinkedHashMap<>();
    private boolean begun;
    private boolean onlineTold;
    private long onlineSince;
    private String defaultTold = "";
    private String defaultName = "";
    private String defaultLost = "";
    private Connectivity connectivityTold = Connectivity.UNKNOWN;
    private long connectivitySince;

    NetworkLines(Consumer<String> lines, LongSupplier nanoTime, Flaps flaps) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.flaps = flaps;
    }

    NetworkSnapshot present() {
        return present;
    }

    /** Writes what a change means. */
    void changed(NetworkChange change) {
        present = change.after();
        var losses = new LinkedHashMap<String, String>();
        var interfaces = new TreeSet<String>();
        change.removed().forEach(gone -> {
            if (isLink(gone) && gone.stateBeforeRemoval().orElse(gone.state()) == ConfigurationState.ACTIVE) {
                lost(change.before().configuration(gone.identifier()).orElse(gone), null, losses, interfaces);
            }
        });
        for (ConfigurationChange changed : change.changed()) {
            boolean was = isActive(changed.before());
            if (was && !isActive(changed.after())) {
                lost(changed.before(), changed.after(), losses, interfaces);
            } else if (!was && isActive(changed.after())) {
                interfaces.add(Causes.place(changed.after()));
            }
        }
        change.added().stream().filter(NetworkLines::isActive).forEach(added -> interfaces.add(Causes.place(added)));
        bearers(); // first, since a network's end may be explained by its bearer's
        if (!flaps.areAllFlapping(interfaces)) {
            tellStates(String.join(", ", new LinkedHashSet<>(losses.values())), losses);
        }
    }

    /** Writes what was held back, after a flap. */
    void catchUp() {
        tellStates("", Map.of());
    }

    private void lost(
            ConfigurationSnapshot before,
            @Nullable ConfigurationSnapshot after,
            Map<String, String> losses,
            Set<String> interfaces) {
        losses.put(before.identifier(), Causes.ofLoss(before, after, present));
        interfaces.add(Causes.place(before));
        flaps.lost(Causes.place(before));
    }

    private void tellStates(String lost, Map<String, String> losses) {
        boolean first = !begun;
        begun = true;
        online(lost, first);
        byDefault(losses);
        connectivity();
    }

    private void online(String lost, boolean first) {
        boolean online = present.online();
        if (!first && online == onlineTold) {
            return;
        }
        String after = first ? "" : " after " + since(onlineSince);
        if (online) {
            String by = present.defaultConfiguration()
                    .filter(NetworkLines::isActive)
                    .or(() -> present.configurations().stream()
                            .filter(NetworkLines::isActive)
                            .findFirst())
                    .map(Causes::name)
                    .orElse("");
            lines.accept("online" + after + (by.isEmpty() ? "" : ": " + by + " active"));
        } else {
            String cause = !lost.isEmpty() ? lost : first ? "no network is active" : "";
            lines.accept("offline" + after + (cause.isEmpty() ? "" : ": " + cause));
        }
        onlineTold = online;
        onlineSince = nanoTime.getAsLong();
    }

    /** The first default is part of being online; so is one that is not active a part of being offline. */
    private void byDefault(Map<String, String> losses) {
        if (losses.containsKey(defaultTold)) {
            defaultLost = losses.getOrDefault(defaultTold, "");
        } else if (isActive(defaultTold)) {
            defaultLost = "";
        }
        String now = present.defaultIdentifier();
        if (now.equals(defaultTold) || !isActive(now)) {
            return;
        }
        String name = Causes.name(present, now);
        if (!defaultTold.isEmpty()) {
            lines.accept("default moved from " + defaultName + " to " + name + ": "
                    + (defaultLost.isEmpty() ? "the system prefers it" : defaultLost));
        }
        defaultTold = now;
        defaultName = name;
        defaultLost = "";
    }

    /** What being offline means for it goes without saying. */
    private void connectivity() {
        var now = present.connectivity();
        if (now.value() == connectivityTold || !present.online()) {
            return;
        }
        String judge = now.judge().isEmpty() ? "nobody judges it" : "judged by " + now.judge();
        String before = connectivityTold == Connectivity.UNKNOWN
                ? ""
                : ", was " + Causes.word(connectivityTold) + " for " + since(connectivitySince);
        lines.accept("connectivity " + Causes.word(now.value()) + before + " (" + judge
                + (now.detail().isEmpty() ? "" : ": " + now.detail()) + ")");
        connectivityTold = now.value();
        connectivitySince = nanoTime.getAsLong();
    }

    private void bearers() {
        var gone = new TreeSet<>(health.keySet());
        for (BearerSnapshot bearer : present.bearers()) {
            gone.remove(bearer.name());
            bearer(bearer.name(), bearer.health());
        }
        for (String name : gone) {
            if (isOfInterest(health.remove(name))) {
                lines.accept("bearer " + name + " gone after " + since(healthSince.getOrDefault(name, 0L)));
            }
            healthSince.remove(name);
        }
    }

    private void bearer(String name, BearerHealth now) {
        BearerHealth before = health.get(name);
        if (before != null && before.status() == now.status() && before.code().equals(now.code())) {
            return;
        }
        health.put(name, now);
        if (now.status() == BearerStatus.STARTING && before == null || !isOfInterest(now) && !isOfInterest(before)) {
            healthSince.put(name, nanoTime.getAsLong());
            return;
        }
        String was = "";
        if (before != null && before.status() == now.status()) {
            was = now.code().isEmpty() ? ", no longer " + before.code() : "";
        } else if (before != null && isOfInterest(before) && before.status() != BearerStatus.STARTING) {
            was = ", was " + Causes.word(before.status()) + " for " + since(healthSince.getOrDefault(name, 0L));
        }
        if (before == null || before.status() != now.status()) {
            healthSince.put(name, nanoTime.getAsLong());
        }
        lines.accept("bearer " + name + " " + Causes.word(now.status()) + was
                + (now.text().isEmpty() ? "" : ": " + now.text())
                + (now.code().isEmpty() ? "" : " [" + now.code() + "]"));
    }

    /** A bearer that is not for this machine has no story. */
    private static boolean isOfInterest(@Nullable BearerHealth known) {
        return known != null && known.status() != BearerStatus.ABSENT;
    }

    private String since(long nanos) {
        return ElapsedTime.of(Duration.ofNanos(nanoTime.getAsLong() - nanos));
    }

    private boolean isActive(String identifier) {
        return present.configuration(identifier).filter(NetworkLines::isActive).isPresent();
    }

    private static boolean isLink(ConfigurationSnapshot configuration) {
        return configuration.type() == ConfigurationType.INTERNET_ACCESS_POINT;
    }

    private static boolean isActive(ConfigurationSnapshot configuration) {
        return isLink(configuration) && configuration.state() == ConfigurationState.ACTIVE;
    }
}
