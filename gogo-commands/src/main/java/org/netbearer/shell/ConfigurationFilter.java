package org.netbearer.shell;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkLink;
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
                && (technical || !isTechnical(configuration))
                && (globs.isEmpty() || globs.stream().anyMatch(glob -> matchesAny(configuration, glob)));
    }

    /**
     * Returns whether only a technician wants to see a configuration: an interface without a wire, a tunnel or the host's end of a
     * container's cable that is not in use. A profile that somebody made for such an interface is not meant.
     */
    static boolean isTechnical(ConfigurationSnapshot configuration) {
        return configuration.state() != ConfigurationState.ACTIVE
                && configuration
                        .link()
                        .filter(link -> isTechnical(link.kind()) && isNamedAfter(configuration, link))
                        .isPresent();
    }

    private static boolean isNamedAfter(ConfigurationSnapshot configuration, NetworkLink link) {
        return configuration.identifier().equals(configuration.bearer() + ":" + link.name());
    }

    private static boolean isTechnical(LinkKind kind) {
        return switch (kind) {
            case DUMMY, LOOPBACK, TUNNEL, VETH, NETKIT -> true;
            case ETHERNET,
                    WLAN,
                    CELLULAR,
                    BLUETOOTH,
                    PHYSICAL,
                    PPP,
                    LOWPAN,
                    QMAP,
                    BOND,
                    TEAM,
                    MESH,
                    VLAN,
                    MACVLAN,
                    BRIDGE,
                    OPENVSWITCH,
                    VRF,
                    TAP,
                    TUN,
                    UNKNOWN -> false;
        };
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
