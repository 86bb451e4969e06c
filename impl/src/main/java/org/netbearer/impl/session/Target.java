package org.netbearer.impl.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.NetworkRequirement;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionState;
import org.netbearer.api.SessionTarget;
import org.netbearer.impl.assembly.DefaultConfiguration;

/** What a session is for, as a rule over snapshots. Pure. */
sealed interface Target {
    /** Returns its text for people: an identifier, or the text of a requirement. */
    String text();

    /** Returns whether it still exists. */
    boolean isThere(NetworkSnapshot snapshot);

    /** Lists the access points that may serve it, best first. */
    List<ConfigurationSnapshot> members(NetworkSnapshot snapshot);

    /** Returns whether an access point serves it now. */
    default boolean isMetBy(ConfigurationSnapshot member) {
        return member.state() == ConfigurationState.ACTIVE;
    }

    /** Returns whether an access point serves it or might, once it is up or judged. */
    default boolean isConceivable(ConfigurationSnapshot member) {
        return member.state().isAtLeast(ConfigurationState.DISCOVERED);
    }

    /** Returns whether a session on it may move. */
    default boolean mayMove() {
        return true;
    }

    /** The rule for what was asked for; null for the user choice, which has none before it is opened. */
    static @Nullable Target of(SessionRequest request) {
        SessionTarget asked = request.target();
        if (asked instanceof SessionTarget.Requirement wanted) {
            return new Requirement(wanted.requirement());
        }
        return asked instanceof SessionTarget.Configuration named && !isUserChoice(request)
                ? of(named.configuration().snapshot())
                : null;
    }

    /** Returns whether the user choice was asked for. */
    static boolean isUserChoice(SessionRequest request) {
        return request.target() instanceof SessionTarget.Configuration named
                && named.configuration().identifier().equals(NetworkSnapshot.USER_CHOICE);
    }

    /**
     * Returns the state of a session that nothing is done with (S-03, S-63): that of its target; the user choice has none, and
     * could be opened if there is a default.
     */
    static SessionState idle(@Nullable Target target, NetworkSnapshot snapshot) {
        if (target == null) {
            return snapshot.defaultIdentifier().isEmpty() ? SessionState.NOT_AVAILABLE : SessionState.DISCONNECTED;
        }
        var members = target.members(snapshot);
        if (members.stream().anyMatch(target::isMetBy)) {
            return SessionState.CONNECTED;
        }
        return members.stream().anyMatch(target::isConceivable)
                ? SessionState.DISCONNECTED
                : SessionState.NOT_AVAILABLE;
    }

    /** The rule for a configuration, by its type. */
    static Target of(ConfigurationSnapshot configuration) {
        return configuration.type() == ConfigurationType.SERVICE_NETWORK
                ? new ServiceNetwork(configuration.identifier())
                : new AccessPoint(configuration.identifier());
    }

    /** One access point. */
    record AccessPoint(String text) implements Target {
        @Override
        public boolean isThere(NetworkSnapshot snapshot) {
            return snapshot.configuration(text).isPresent();
        }

        @Override
        public List<ConfigurationSnapshot> members(NetworkSnapshot snapshot) {
            return snapshot.configuration(text).map(List::of).orElseGet(List::of);
        }

        @Override
        public boolean mayMove() {
            return false;
        }
    }

    /** The members of a service network, in its order. */
    record ServiceNetwork(String text) implements Target {
        @Override
        public boolean isThere(NetworkSnapshot snapshot) {
            return snapshot.configuration(text).isPresent();
        }

        @Override
        public List<ConfigurationSnapshot> members(NetworkSnapshot snapshot) {
            return snapshot.configuration(text).map(ConfigurationSnapshot::children).orElseGet(List::of).stream()
                    .flatMap(child -> snapshot.configuration(child).stream())
                    .toList();
        }
    }

    /** Whatever meets a requirement, what would sooner be the default first. */
    record Requirement(NetworkRequirement requirement) implements Target {
        @Override
        public String text() {
            return requirement.toString();
        }

        @Override
        public boolean isThere(NetworkSnapshot snapshot) {
            return true;
        }

        @Override
        public List<ConfigurationSnapshot> members(NetworkSnapshot snapshot) {
            return snapshot.configurations().stream()
                    .filter(requirement::isConceivable)
                    .sorted(DefaultConfiguration.BEST_FIRST)
                    .toList();
        }

        @Override
        public boolean isMetBy(ConfigurationSnapshot member) {
            return requirement.isMetBy(member);
        }

        @Override
        public boolean isConceivable(ConfigurationSnapshot member) {
            return requirement.isConceivable(member);
        }
    }
}
