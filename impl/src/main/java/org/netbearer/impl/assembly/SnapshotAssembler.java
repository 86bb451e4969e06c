package org.netbearer.impl.assembly;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
import org.netbearer.impl.assembly.ChangedSources.Changed;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkActivity.Verdict;

/**
 * Merges the bearers' reports into one snapshot.
 *
 * <p>The same entries give the same snapshot in whatever order they come. One object assembles once.
 */
public final class SnapshotAssembler {
    private static final Comparator<ConfigurationSnapshot> BY_IDENTIFIER =
            Comparator.comparing(ConfigurationSnapshot::identifier);
    private static final Object NO_LINK = "";

    private final Assembly previous;
    private final Instant now;
    private final List<BearerEntry> entries;
    private final AssemblyInputs inputs;
    private final LinkTable links;
    private final Assembly.Sources sources;
    private final Map<String, Part> parts;
    private final Map<String, String> contradicted;

    private SnapshotAssembler(Assembly previous, Assembly.Sources sources, Instant now) {
        this.previous = previous;
        this.now = now;
        this.sources = sources;
        entries = sources.entries();
        inputs = sources.inputs();
        links = sources.links();
        parts = sources.parts();
        contradicted = sources.contradicted();
    }

    /**
     * Creates the next snapshot.
     *
     * @param previous what was assembled before
     * @param entries the bearers, in any order
     * @param inputs what comes from no bearer
     * @param now the time of the snapshot
     * @return the next assembly, its revision one higher; with the previous snapshot if that says all there is to say
     */
    public static Assembly assemble(Assembly previous, List<BearerEntry> entries, AssemblyInputs inputs, Instant now) {
        List<BearerEntry> ordered = distinct(entries);
        Assembly patched = patch(previous, ordered, inputs, now);
        if (patched != null) {
            return patched;
        }
        var sources = new Assembly.Sources(
                ordered, inputs, new LinkTable(ordered), new InterfaceIndex<>(), new HashMap<>(), new HashMap<>());
        return new SnapshotAssembler(previous, sources, now).assemble();
    }

    /** Creates the next assembly from what has changed; null if that would not be all there is to do. */
    private static @Nullable Assembly patch(
            Assembly previous, List<BearerEntry> entries, AssemblyInputs inputs, Instant now) {
        Assembly.Sources before = previous.sources();
        List<Changed> changed = ChangedSources.between(before, entries, inputs);
        if (changed == null) {
            return null;
        }
        var sources =
                new Assembly.Sources(entries, inputs, before.links(), before.claims(), before.parts(), new HashMap<>());
        return new SnapshotAssembler(previous, sources, now).patch(changed);
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
                    sources.claims().add(claim, rank);
                }
            }
        }
        var configurations = new ArrayList<ConfigurationSnapshot>();
        for (int rank = 0; rank < entries.size(); rank++) {
            BearerEntry entry = entries.get(rank);
            if (entry.unanswered().isEmpty()) {
                for (BearerConfiguration source : entry.report().configurations()) {
                    if (!sources.isHidden(source, rank)) {
                        Part part = part(entry, source);
                        parts.put(source.identifier(), part);
                        configurations.add(part.configuration());
                    }
                }
            }
        }
        List<ConfigurationSnapshot> accessPoints = List.copyOf(configurations);
        inputs.serviceNetworks().forEach(group -> configurations.add(reused(group.among(accessPoints))));
        configurations.sort(BY_IDENTIFIER);
        return next(snapshot(configurations));
    }

    /** Returns the list with what has changed replaced; null if a configuration came into view or left it. */
    private @Nullable Assembly patch(List<Changed> changed) {
        List<ConfigurationSnapshot> olds = previous.snapshot().configurations();
        ConfigurationSnapshot[] configurations = null;
        var made = new ArrayList<Part>(changed.size());
        for (Changed change : changed) {
            boolean hidden = sources.isHidden(change.after(), change.rank());
            if (hidden != sources.isHidden(change.before(), change.rank())) {
                return null;
            }
            if (!hidden) {
                Part part = part(entries.get(change.rank()), change.after());
                made.add(part);
                int at = Collections.binarySearch(olds, part.configuration(), BY_IDENTIFIER);
                if (at < 0) {
                    return null;
                }
                if (olds.get(at) != part.configuration()) {
                    configurations =
                            configurations == null ? olds.toArray(ConfigurationSnapshot[]::new) : configurations;
                    configurations[at] = part.configuration();
                }
            }
        }
        if (!contradicted.isEmpty()) {
            return null;
        }
        made.forEach(part -> parts.put(part.source().identifier(), part));
        return next(snapshot(configurations == null ? olds : List.of(configurations)));
    }

    private Assembly next(NetworkSnapshot next) {
        return new Assembly(saysTheSame(previous.snapshot(), next) ? previous.snapshot() : next, sources);
    }

    private Part part(BearerEntry entry, BearerConfiguration source) {
        InterfaceKey key = source.interfaceKey().orElse(null);
        NetworkLink link = key == null ? null : links.link(key);
        Part before = previous.sources().parts().get(source.identifier());
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
        return new Part(source, link, stale, configuration);
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
     * that is older than the daemon's last report may not have seen yet that the link came up, and does not count.
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
                contenders(configurations), previous.snapshot().defaultIdentifier());
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

    /**
     * Lists what may be the default: each that is active, and of the others over one link the best, since nothing else
     * tells them apart.
     */
    private List<DefaultConfiguration.Contender> contenders(List<ConfigurationSnapshot> configurations) {
        var contenders = new ArrayList<DefaultConfiguration.Contender>();
        var others = new HashMap<Object, ConfigurationSnapshot>();
        for (ConfigurationSnapshot configuration : configurations) {
            Object key = linkKey(configuration);
            ConfigurationSnapshot best = others.get(key);
            if (configuration.state() == ConfigurationState.ACTIVE) {
                contenders.add(new DefaultConfiguration.Contender(configuration, routing(key)));
            } else if (best == null || DefaultConfiguration.BEST_FIRST.compare(configuration, best) < 0) {
                others.put(key, configuration);
            }
        }
        others.forEach((key, configuration) ->
                contenders.add(new DefaultConfiguration.Contender(configuration, routing(key))));
        return contenders;
    }

    private Object linkKey(ConfigurationSnapshot configuration) {
        Part part = parts.get(configuration.identifier());
        InterfaceKey key = part == null ? null : part.source().interfaceKey().orElse(null);
        return key == null ? NO_LINK : key;
    }

    private Routing routing(Object key) {
        return key instanceof InterfaceKey link ? links.routing(link) : Routing.UNKNOWN;
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
