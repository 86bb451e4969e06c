package org.netbearer.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.netbearer.api.ConfigurationChange;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkSnapshot;

/** Computes the changes between snapshots. Pure and thread-safe. */
public final class NetworkChanges {
    private NetworkChanges() {}

    /**
     * Returns the difference between two snapshots, leaving measurements aside.
     *
     * @param before the earlier snapshot
     * @param after the later snapshot
     * @return the difference; each list in order of identifier
     */
    public static NetworkChange between(NetworkSnapshot before, NetworkSnapshot after) {
        return before == after
                ? new NetworkChange(before, after, List.of(), List.of(), List.of())
                : between(before, configuration -> true, after, configuration -> true, false);
    }

    /**
     * Returns the difference between what somebody saw of one snapshot and what they see of another.
     *
     * <p>A configuration that comes into view is added, one that leaves it is removed, though both exist.
     *
     * @param before the earlier snapshot
     * @param seenBefore which of its configurations were seen
     * @param after the later snapshot, or the same one
     * @param seenAfter which of its configurations are seen
     * @param measurements whether a different measurement is a change as well
     * @return the difference; each list in order of identifier
     */
    public static NetworkChange between(
            NetworkSnapshot before,
            Predicate<? super ConfigurationSnapshot> seenBefore,
            NetworkSnapshot after,
            Predicate<? super ConfigurationSnapshot> seenAfter,
            boolean measurements) {
        var removed = new ArrayList<ConfigurationSnapshot>();
        var changed = new ArrayList<ConfigurationChange>();
        var added = new ArrayList<ConfigurationSnapshot>();
        List<ConfigurationSnapshot> olds = before.configurations();
        List<ConfigurationSnapshot> news = after.configurations();
        int i = 0;
        int j = 0;
        while (i < olds.size() || j < news.size()) {
            int order = i == olds.size() ? 1 : j == news.size() ? -1 : order(olds.get(i), news.get(j));
            var old = order <= 0 ? olds.get(i++) : null;
            var now = order >= 0 ? news.get(j++) : null;
            boolean sawOld = old != null && seenBefore.test(old);
            boolean seesNow = now != null && seenAfter.test(now);
            if (old != null && sawOld && !seesNow) {
                removed.add(removed(old));
            } else if (now != null && seesNow && !sawOld) {
                added.add(now);
            } else if (old != null && now != null && seesNow && differ(old, now, measurements)) {
                changed.add(new ConfigurationChange(old, now));
            }
        }
        return new NetworkChange(before, after, removed, changed, added);
    }

    private static int order(ConfigurationSnapshot old, ConfigurationSnapshot now) {
        return old == now ? 0 : old.identifier().compareTo(now.identifier());
    }

    /**
     * Returns a configuration as it is shown after its removal.
     *
     * @param last the configuration as it was last
     * @return the same identifier, name, type, purpose and roaming flag; the state in
     *     {@link ConfigurationSnapshot#stateBeforeRemoval()}, {@link ConfigurationState#UNDEFINED} in its place, and nothing
     *     of what only an existing configuration has
     */
    public static ConfigurationSnapshot removed(ConfigurationSnapshot last) {
        if (last.stateBeforeRemoval().isPresent()) {
            return last;
        }
        return ConfigurationSnapshot.builder(last.identifier())
                .name(last.name())
                .type(last.type())
                .bearer(last.bearer())
                .purpose(last.purpose())
                .roamingAvailable(last.roamingAvailable())
                .stateBeforeRemoval(last.state())
                .build();
    }

    private static boolean differ(ConfigurationSnapshot old, ConfigurationSnapshot now, boolean measurements) {
        return measurements ? !old.equals(now) : old.differsFrom(now);
    }
}
