package org.netbearer.bearer.nm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.bearer.nm.dbus.BusCall;

/**
 * Reads the settings of profiles, each one once, and again when it changed.
 *
 * <p>The daemon offers no bulk form. Calls are sent without waiting for each other, but never more at a time than the
 * bus lets one client have open.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class ProfileReader {
    /** The daemon's own policy allows 1,024; without it a bus allows 128 by default, but more than that answers late. */
    static final int MOST_IN_FLIGHT = 256;

    private final Function<BusCall, CompletionStage<Arguments>> calls;
    private final Runnable changed;
    private final Map<String, NmProfile> profiles = new HashMap<>();
    private @Nullable Map<String, NmProfile> copy; // of the profiles; null once they have changed
    private final Set<String> waiting = new LinkedHashSet<>();
    private final Set<String> inFlight = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private int generation;

    /** Creates a reader that calls with {@code calls}, and runs {@code changed} after each answer. */
    ProfileReader(Function<BusCall, CompletionStage<Arguments>> calls, Runnable changed) {
        this.calls = calls;
        this.changed = changed;
    }

    /** Forgets everything; pending answers are ignored. */
    void clear() {
        generation++;
        profiles.clear();
        copy = null;
        waiting.clear();
        inFlight.clear();
        refused.clear();
    }

    void read(String path) {
        waiting.add(path);
        send();
    }

    void forget(String path) {
        remove(path);
        waiting.remove(path);
        inFlight.remove(path);
        refused.remove(path);
    }

    boolean isIdle() {
        return waiting.isEmpty() && inFlight.isEmpty();
    }

    /** Returns the profiles that were read, by path: the same instance as long as nothing changes. */
    Map<String, NmProfile> profiles() {
        Map<String, NmProfile> known = copy;
        if (known == null) {
            known = Map.copyOf(profiles);
            copy = known;
        }
        return known;
    }

    Set<String> uuids() {
        return profiles.values().stream().map(NmProfile::uuid).collect(Collectors.toSet());
    }

    /** Returns the paths of the profiles that could not be read. */
    Set<String> refused() {
        return Set.copyOf(refused);
    }

    /** A profile that changes while it is being read is read again after that. */
    private void send() {
        var sending = new ArrayList<String>();
        for (String path : waiting) {
            if (inFlight.size() == MOST_IN_FLIGHT) {
                break;
            }
            if (inFlight.add(path)) {
                sending.add(path);
            }
        }
        sending.forEach(waiting::remove);
        sending.forEach(this::send);
    }

    private void send(String path) {
        int now = generation;
        calls.apply(NmCalls.settings(path)).whenComplete((answer, failure) -> {
            if (now == generation) {
                answered(path, answer, failure == null);
            }
        });
    }

    /** A profile that cannot be read is another user's, or has just gone. */
    private void answered(String path, Arguments answer, boolean success) {
        if (!inFlight.remove(path)) {
            send();
            return; // it was deleted meanwhile
        }
        if (success && answer.get(0) instanceof Map<?, ?> settings) {
            put(path, NmProfile.of(settings));
            refused.remove(path);
        } else {
            remove(path);
            refused.add(path);
        }
        changed.run();
        send();
    }

    private void put(String path, NmProfile profile) {
        if (!profile.equals(profiles.put(path, profile))) {
            copy = null;
        }
    }

    private void remove(String path) {
        if (profiles.remove(path) != null) {
            copy = null;
        }
    }
}
