package org.netbearer.impl.assembly;

import static java.util.Comparator.comparingInt;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.netbearer.api.Assessment;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.PrintableText;
import org.netbearer.api.Purpose;

/**
 * A group of access points of any bearer that lead to the same service, in order of preference.
 *
 * <p>Immutable, and pure: what it looks like follows from the access points. It is not a record, because it is compared by
 * identity.
 */
public final class ServiceNetwork {
    /** The first part of the identifier of each. */
    public static final String PREFIX = Assessment.CORE + ":";

    /** The order of those that one rule lets in. */
    private static final Comparator<ConfigurationSnapshot> WITHIN_RULE = comparingInt(
                    (ConfigurationSnapshot member) -> -member.bearerType().preference())
            .thenComparing(ConfigurationSnapshot::identifier);

    private final String name;
    private final List<Predicate<ConfigurationSnapshot>> members;

    /**
     * Creates a group.
     *
     * @param name its name, also the second part of its identifier
     * @param members which access points belong to it, the preferred ones first
     * @throws IllegalArgumentException if a group cannot have that name
     */
    public ServiceNetwork(String name, List<Predicate<ConfigurationSnapshot>> members) {
        if (!isName(name)) {
            throw new IllegalArgumentException("a service network named \"" + PrintableText.of(name) + "\"");
        }
        this.name = name;
        this.members = List.copyOf(members);
    }

    /**
     * Returns whether a group can have a name: it is not blank, and the identifier is not that of the user choice.
     *
     * @param name the name
     * @return whether it can
     */
    public static boolean isName(String name) {
        return !name.isBlank() && !(PREFIX + name).equals(NetworkSnapshot.USER_CHOICE);
    }

    /**
     * Returns the identifier.
     *
     * @return the identifier
     */
    public String identifier() {
        return PREFIX + name;
    }

    /** Describes the group as its members are. */
    ConfigurationSnapshot among(List<ConfigurationSnapshot> configurations) {
        var chosen = new LinkedHashSet<ConfigurationSnapshot>();
        for (Predicate<ConfigurationSnapshot> rule : members) {
            configurations.stream()
                    .filter(member -> member.type() == ConfigurationType.INTERNET_ACCESS_POINT)
                    .filter(rule)
                    .sorted(WITHIN_RULE)
                    .forEach(chosen::add);
        }
        var best = chosen.stream()
                .filter(member -> member.state() == ConfigurationState.ACTIVE)
                .findFirst();
        return ConfigurationSnapshot.builder(identifier())
                .name(name)
                .type(ConfigurationType.SERVICE_NETWORK)
                .bearer(Assessment.CORE)
                .purpose(Purpose.SERVICE_SPECIFIC)
                .state(state(chosen))
                .connectivity(best.map(ConfigurationSnapshot::connectivity).orElse(Assessment.CONNECTIVITY_UNKNOWN))
                .metered(best.map(ConfigurationSnapshot::metered).orElse(Assessment.METERED_UNKNOWN))
                .roamingAvailable(chosen.size() > 1)
                .children(chosen.stream().map(ConfigurationSnapshot::identifier).toList())
                .build();
    }

    /** The best that a member is, but never less than defined: the group itself is. */
    private static ConfigurationState state(Set<ConfigurationSnapshot> members) {
        return members.stream()
                .map(ConfigurationSnapshot::state)
                .filter(state -> state.isAtLeast(ConfigurationState.DEFINED))
                .max(Comparator.comparingInt(ConfigurationState::level))
                .orElse(ConfigurationState.DEFINED);
    }
}
