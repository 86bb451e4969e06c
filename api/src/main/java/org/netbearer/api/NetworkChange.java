package org.netbearer.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What is different between two snapshots.
 *
 * <p>Immutable. What counts as a change of a configuration: its name, type, bearer, bearer type, purpose, state,
 * interface (name, index, kind, carrier, hardware address, MTU, addresses, default routes, DNS servers and where each
 * comes from), Wi-Fi name, security, access points (their addresses, security, frequency, channel and width) and the
 * active one, connectivity and metering (value and judge), roaming, members, staleness and last failure.
 *
 * <p>What does not count: signal strength, bit rates, when an access point was last heard and the traffic counters
 * (together called <em>measurements</em>), the date of a judgement, the revision and the instant. Readers of snapshots
 * see them all the same; listeners can ask for measurements ({@link NetworkListener#MEASUREMENTS}).
 *
 * @param before the earlier snapshot
 * @param after the later snapshot
 * @param removed configurations that are gone, as {@link ConfigurationSnapshot#removed()} shows them
 * @param changed configurations that are in both and differ
 * @param added configurations that are new
 */
public record NetworkChange(
        NetworkSnapshot before,
        NetworkSnapshot after,
        List<ConfigurationSnapshot> removed,
        List<ConfigurationChange> changed,
        List<ConfigurationSnapshot> added) {
    /** Copies the lists. */
    public NetworkChange {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        added = List.copyOf(added);
    }

    /**
     * Compares two snapshots, leaving measurements aside.
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
     * Compares what somebody saw of one snapshot with what they see of another.
     *
     * <p>A configuration that starts to be seen is added, one that ends to be is removed, though both exist.
     *
     * @param before the earlier snapshot
     * @param seenBefore tells which of its configurations were seen
     * @param after the later snapshot, or the same one
     * @param seenAfter tells which of its configurations are seen
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
            int order = i == olds.size()
                    ? 1
                    : j == news.size()
                            ? -1
                            : olds.get(i).identifier().compareTo(news.get(j).identifier());
            var old = order <= 0 ? olds.get(i++) : null;
            var now = order >= 0 ? news.get(j++) : null;
            boolean sawOld = old != null && seenBefore.test(old);
            boolean seesNow = now != null && seenAfter.test(now);
            if (old != null && sawOld && !seesNow) {
                removed.add(old.removed());
            } else if (now != null && seesNow && !sawOld) {
                added.add(now);
            } else if (old != null && now != null && seesNow && differ(old, now, measurements)) {
                changed.add(new ConfigurationChange(old, now));
            }
        }
        return new NetworkChange(before, after, removed, changed, added);
    }

    /**
     * Returns whether there is nothing to tell.
     *
     * @return true if no list has an entry and neither default, online, connectivity, metering, capabilities nor the
     *     bearers differ
     */
    public boolean isEmpty() {
        return removed.isEmpty()
                && changed.isEmpty()
                && added.isEmpty()
                && !defaultChanged()
                && !onlineChanged()
                && !connectivityChanged()
                && !meteredChanged()
                && !capabilitiesChanged()
                && !bearersChanged();
    }

    /**
     * Returns whether another configuration became the default.
     *
     * @return true if the identifiers differ
     */
    public boolean defaultChanged() {
        return !before.defaultIdentifier().equals(after.defaultIdentifier());
    }

    /**
     * Returns whether the machine went online or offline.
     *
     * @return true if the two answers differ
     */
    public boolean onlineChanged() {
        return before.online() != after.online();
    }

    /**
     * Returns whether connectivity is judged otherwise.
     *
     * @return true if value or judge differ
     */
    public boolean connectivityChanged() {
        return before.connectivity().differsFrom(after.connectivity());
    }

    /**
     * Returns whether metering is judged otherwise.
     *
     * @return true if value or judge differ
     */
    public boolean meteredChanged() {
        return before.metered().differsFrom(after.metered());
    }

    /**
     * Returns whether something can be done that could not, or the other way round.
     *
     * @return true if the sets differ
     */
    public boolean capabilitiesChanged() {
        return !before.capabilities().equals(after.capabilities());
    }

    /**
     * Returns whether a bearer came, went or does better or worse.
     *
     * @return true if the bearers differ in anything but their number of configurations
     */
    public boolean bearersChanged() {
        List<BearerSnapshot> olds = before.bearers();
        List<BearerSnapshot> news = after.bearers();
        if (olds.size() != news.size()) {
            return true;
        }
        for (int i = 0; i < olds.size(); i++) {
            if (olds.get(i).differsFrom(news.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean differ(ConfigurationSnapshot old, ConfigurationSnapshot now, boolean measurements) {
        return measurements ? !old.equals(now) : old.differsFrom(now);
    }
}
