package org.netbearer.impl.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.PrintableText;
import org.netbearer.impl.assembly.Assembly.Part;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkActivity.Verdict;

/**
 * Merges the bearers' reports into one snapshot.
 *
 * <p>The same entries give the same snapshot in whatever order they come. One object assembles once.
 */
public final class SnapshotAssembler {
    private final Assembly previous;
    private final Instant now;
    private final List<BearerEntry> entries;
    private final AssemblyInputs inputs;
    private final LinkTable links;
    private final InterfaceIndex<Integer> claims = new InterfaceIndex<>();
    private final Map<String, Part> parts = new HashMap<>();
    private final Map<String, String> contradicted = new HashMap<>();

    private SnapshotAssembler(Assembly previous, List<BearerEntry> entries, AssemblyInputs inputs, Instant now) {
        this.previous = previous;
        this.now = now;
        this.entries = entries;
        this.inputs = inputs;
        this.links = new LinkTable(entries);
    }

    /**
     * Creates the next snapshot.
     *
     * @param previous what was assembled before
     * @param entries the bearers, in any order
     * @param inputs what comes from no bearer
     * @param now the time of the snapshot
     * @return the next assembly, its revision one higher; {@code previous} itself if its snapshot says all there is to say
     */
    public static Assembly assemble(Assembly previous, List<BearerEntry> entries, AssemblyInputs inputs, Instant now) {
        return new SnapshotAssembler(previous, distinct(entries), inputs, now).assemble();
    }

    /** Orders the bearers, and disarms each that has the name of a better one. */
    private static List<BearerEntry> distinct(List<BearerEntry> entries) {
        var names = new HashSet<String>();
        return entries.stream()
                .sorted(BearerEntry.BEST_FIRST)
                .map(entry -> names.add(entry.name())
                        ? entry
                        : BearerEntry.absent(entry.name(), "another bearer of this name ranks higher")
                                .withFault("its name is taken"))
                .toList();
    }

    private Assembly assemble() {
        for (int rank = 0; rank < entries.size(); rank++) {
            BearerEntry entry = entries.get(rank);
            if (entry.isHealthy()) {
                for (InterfaceKey claim : entry.report().claims()) {
                    claims.add(claim, rank);
                }
            }
        }
        var configurations = new ArrayList<ConfigurationSnapshot>();
        for (int rank = 0; rank < entries.size(); rank++) {
            BearerEntry entry = entries.get(rank);
            if (entry.unanswered().isEmpty()) {
                for (BearerConfiguration source : entry.report().configurations()) {
                    if (!isHidden(source, rank)) {
                        configurations.add(configuration(entry, source));
                    }
                }
            }
        }
        List<ConfigurationSnapshot> accessPoints = List.copyOf(configurations);
        inputs.serviceNetworks().forEach(group -> configurations.add(reused(group.among(accessPoints))));
        configurations.sort(Comparator.comparing(ConfigurationSnapshot::identifier));
        NetworkSnapshot next = snapshot(configurations);
        return saysTheSame(previous.snapshot(), next) ? previous : new Assembly(next, parts);
    }

    private boolean isHidden(BearerConfiguration source, int rank) {
        InterfaceKey key = source.interfaceKey().orElse(null);
        return key != null && claims.find(key).stream().anyMatch(claimant -> claimant < rank);
    }

    private ConfigurationSnapshot configuration(BearerEntry entry, BearerConfiguration source) {
        InterfaceKey key = source.interfaceKey().orElse(null);
        NetworkLink link = key == null ? null : links.link(key);
        Part before = previous.parts().get(source.identifier());
        if (before != null && before.link() != null && before.link().equals(link)) {
            link = before.link();
        }
        boolean stale = entry.isStale();
        ConfigurationState state = stale ? stateWithoutDaemon(source) : state(entry, source);
        var configuration = before != null
                        && !stale
                        && !before.stale()
                        && before.source() == source
                        && before.link() == link
                        && before.configuration().state() == state
                ? before.configuration()
                : reused(before, merge(entry, source, state, link));
        parts.put(source.identifier(), new Part(source, link, stale, configuration));
        return configuration;
    }

    private ConfigurationSnapshot reused(ConfigurationSnapshot group) {
        return previous.snapshot()
                .configuration(group.identifier())
                .filter(group::equals)
                .orElse(group);
    }

    private static ConfigurationSnapshot reused(@Nullable Part before, ConfigurationSnapshot configuration) {
        return before != null && before.configuration().equals(configuration) ? before.configuration() : configuration;
    }

    private ConfigurationSnapshot merge(
            BearerEntry entry, BearerConfiguration source, ConfigurationState state, @Nullable NetworkLink link) {
        return new ConfigurationSnapshot(
                source.identifier(),
                source.name(),
                source.type(),
                entry.name(),
                source.bearerType(),
                source.purpose(),
                state,
                Optional.ofNullable(link),
                source.wlan(),
                connectivity(source, link),
                source.metered(),
                source.roamingAvailable(),
                source.children(),
                entry.isStale(),
                source.lastFailure(),
                Optional.empty());
    }

    /** A bearer that judges its own configurations has the last word on them. */
    private static Assessment<Connectivity> connectivity(BearerConfiguration source, @Nullable NetworkLink link) {
        return source.connectivity().value() == Connectivity.UNKNOWN && link != null
                ? link.connectivity()
                : source.connectivity();
    }

    /** Holds a bearer to the one meaning of active: whatever a daemon says, a link that cannot reach anybody is not. */
    private ConfigurationState state(BearerEntry entry, BearerConfiguration source) {
        InterfaceKey key = source.interfaceKey().orElse(null);
        if (source.state() != ConfigurationState.ACTIVE
                || key == null
                || links.verdict(key, entry.name()) != Verdict.INACTIVE) {
            return source.state();
        }
        contradicted.putIfAbsent(
                entry.name(),
                "\"" + PrintableText.of(source.identifier())
                        + "\" is ACTIVE over a link that cannot reach another device");
        return ConfigurationState.DISCOVERED;
    }

    /**
     * While its daemon is away, a configuration that was active is so only as long as the kernel's view of the link is; a view
     * that is older than the daemon's last word may not have seen yet that the link came up, and does not count.
     */
    private ConfigurationState stateWithoutDaemon(BearerConfiguration source) {
        InterfaceKey key = source.interfaceKey().orElse(null);
        if (source.state() != ConfigurationState.ACTIVE || key == null || !isLinkWatched()) {
            return source.state();
        }
        var known = links.fresh(key);
        if (known.isEmpty()) {
            return ConfigurationState.DEFINED;
        }
        var link = known.get(0);
        return link.active()
                ? ConfigurationState.ACTIVE
                : link.report().carrier() == Carrier.ABSENT
                        ? ConfigurationState.DEFINED
                        : ConfigurationState.DISCOVERED;
    }

    private boolean isLinkWatched() {
        return entries.stream()
                .anyMatch(entry -> entry.isHealthy()
                        && links.isFresh(entry)
                        && entry.report().links().stream().anyMatch(LinkTable::describes));
    }

    private NetworkSnapshot snapshot(List<ConfigurationSnapshot> configurations) {
        var chosen = DefaultConfiguration.among(
                configurations.stream().map(this::contender).toList(),
                previous.snapshot().defaultIdentifier());
        var byDefault = chosen.byDefault();
        var active = configurations.stream()
                .filter(configuration -> configuration.state() == ConfigurationState.ACTIVE)
                .toList();
        var capabilities = EnumSet.noneOf(NetworkCapability.class);
        entries.stream()
                .filter(BearerEntry::isHealthy)
                .forEach(entry -> capabilities.addAll(entry.report().capabilities()));
        if (inputs.sharedSessions() && capabilities.contains(NetworkCapability.CAN_START_AND_STOP_INTERFACES)) {
            capabilities.add(NetworkCapability.SYSTEM_SESSION_SUPPORT);
        }
        if (inputs.boundSockets()) {
            capabilities.add(NetworkCapability.DIRECT_CONNECTION_ROUTING);
        }
        if (configurations.stream().anyMatch(ConfigurationSnapshot::roamingAvailable)) {
            capabilities.add(NetworkCapability.APPLICATION_LEVEL_ROAMING);
        }
        return new NetworkSnapshot(
                previous.snapshot().revision() + 1,
                now,
                configurations,
                byDefault.map(ConfigurationSnapshot::identifier).orElse(""),
                !active.isEmpty(),
                byDefault
                        .filter(configuration -> configuration.state() == ConfigurationState.ACTIVE)
                        .map(ConfigurationSnapshot::connectivity)
                        .orElseGet(() -> bestConnectivity(active)),
                metered(chosen),
                capabilities,
                entries.stream().map(this::bearer).toList(),
                chosen.tunnel().map(ConfigurationSnapshot::identifier).orElse(""));
    }

    private DefaultConfiguration.Contender contender(ConfigurationSnapshot configuration) {
        Part part = parts.get(configuration.identifier());
        return new DefaultConfiguration.Contender(
                configuration,
                Optional.ofNullable(part)
                        .flatMap(known -> known.source().interfaceKey())
                        .map(links::routing)
                        .orElse(Routing.UNKNOWN));
    }

    /** Traffic through a tunnel costs what the tunnel costs, and what the link below costs. */
    private static Assessment<Metered> metered(DefaultConfiguration.Chosen chosen) {
        Optional<Assessment<Metered>> below = chosen.byDefault().map(ConfigurationSnapshot::metered);
        return chosen.tunnel()
                .map(ConfigurationSnapshot::metered)
                .filter(tunnel -> tunnel.value() == Metered.YES)
                .filter(tunnel ->
                        below.filter(link -> link.value() == Metered.YES).isEmpty())
                .or(() -> below)
                .orElse(Assessment.METERED_UNKNOWN);
    }

    private Assessment<Connectivity> bestConnectivity(List<ConfigurationSnapshot> active) {
        if (!active.isEmpty()) {
            return active.stream()
                    .map(ConfigurationSnapshot::connectivity)
                    .max(Comparator.comparingInt(judged -> judged.value().level()))
                    .orElse(Assessment.CONNECTIVITY_UNKNOWN);
        }
        var before = previous.snapshot().connectivity();
        var none = new Assessment<>(Connectivity.NONE, Assessment.CORE, now);
        return before.differsFrom(none) ? none : before;
    }

    private BearerSnapshot bearer(BearerEntry entry) {
        return BearerSnapshot.builder(entry.name())
                .ranking(entry.ranking())
                .health(entry.health())
                .capabilities(entry.report().capabilities())
                .claims(entry.isHealthy() ? claimNames(entry) : List.of())
                .configurations(entry.report().configurations().size())
                .fault(entry.fault().isEmpty() ? contradicted.getOrDefault(entry.name(), "") : entry.fault())
                .build();
    }

    private static List<String> claimNames(BearerEntry entry) {
        return entry.report().claims().stream()
                .map(claim -> claim.name().isEmpty() ? claim.platformKey() : claim.name())
                .sorted()
                .toList();
    }

    private static boolean saysTheSame(NetworkSnapshot one, NetworkSnapshot other) {
        return one.configurations().equals(other.configurations())
                && one.defaultIdentifier().equals(other.defaultIdentifier())
                && one.tunnelIdentifier().equals(other.tunnelIdentifier())
                && one.online() == other.online()
                && one.connectivity().equals(other.connectivity())
                && one.metered().equals(other.metered())
                && one.capabilities().equals(other.capabilities())
                && one.bearers().equals(other.bearers())
                && one.revision() > 0;
    }
}
