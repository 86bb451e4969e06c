package org.netbearer.shell;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.NetworkSnapshot;

/**
 * Which configurations to list.
 *
 * @param states all to be met, by the rule of {@link ConfigurationState#includes}; empty for any
 * @param types one of them; empty for any
 * @param bearerTypes one of them, itself or as the family; empty for any
 * @param globs one of them, matching identifier, name or interface; empty for any
 * @param technical whether those are listed too that only a technician wants to see
 */
record ConfigurationFilter(
        Set<ConfigurationState> states,
        Set<ConfigurationType> types,
        Set<BearerType> bearerTypes,
        List<Glob> globs,
        boolean technical)
        implements Predicate<ConfigurationSnapshot> {

    /** Lists what matches. */
    ConfigurationList apply(NetworkSnapshot snapshot) {
        return new ConfigurationList(
                snapshot, snapshot.configurations().stream().filter(this).toList());
    }

    @Override
    public boolean test(ConfigurationSnapshot configuration) {
        return states.stream().allMatch(configuration.state()::includes)
                && (types.isEmpty() || types.contains(configuration.type()))
                && (bearerTypes.isEmpty() || hasBearerType(configuration))
                && (technical || !configuration.isTechnical())
                && (globs.isEmpty() || globs.stream().anyMatch(glob -> matchesAny(configuration, glob)));
    }

    private boolean hasBearerType(ConfigurationSnapshot configuration) {
        return bearerTypes.contains(configuration.bearerType())
                || bearerTypes.contains(configuration.bearerType().family());
    }

    private static boolean matchesAny(ConfigurationSnapshot configuration, Glob glob) {
        return glob.matches(configuration.identifier())
                || glob.matches(configuration.name())
                || configuration
                        .link()
                        .filter(link -> glob.matches(link.name()))
                        .isPresent();
    }
}
