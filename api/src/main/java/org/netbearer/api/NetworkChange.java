package org.netbearer.api;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What is different between two snapshots.
 *
 * <p>Immutable. What counts as a change of a configuration: its name, type, bearer, bearer type, purpose, state,
 * interface (name, index, kind, carrier, hardware address, MTU, addresses, default routes, DNS servers and where each
 * comes from), Wi-Fi name, security, access points (their addresses, security, frequency, channel and width) and the
 * active one, connectivity and metering (value and judge), roaming, members, staleness and last failure.
 *
 * <p>What does not count: signal strength, bit rates, when an access point was last seen and the traffic counters
 * (together called <em>measurements</em>), the date of a judgement, the revision and the instant. Readers of snapshots
 * see them all the same; listeners can ask for measurements ({@link NetworkListener#MEASUREMENTS}).
 *
 * @param before the earlier snapshot
 * @param after the later snapshot
 * @param removed configurations that are gone, in their last state, see {@link ConfigurationSnapshot#stateBeforeRemoval()}
 * @param changed configurations that are in both and differ
 * @param added configurations that are new
 */
public record NetworkChange(
        NetworkSnapshot before,
        NetworkSnapshot after,
        List<ConfigurationSnapshot> removed,
        List<ConfigurationChange> changed,
        List<ConfigurationSnapshot> added)
        implements Serializable {
    /** Copies the lists. */
    public NetworkChange {
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        removed = List.copyOf(removed);
        changed = List.copyOf(changed);
        added = List.copyOf(added);
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

    private Object writeReplace() {
        return SerializedValue.of(this);
    }
}
