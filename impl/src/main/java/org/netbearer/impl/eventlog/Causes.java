package org.netbearer.impl.eventlog;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;

/** Why a configuration is no longer active, as far as two snapshots tell; and what configurations are called. Pure. */
final class Causes {
    private Causes() {}

    /**
     * Returns the name of a configuration for the log: its interface, and what people call it.
     *
     * @param snapshot where it is looked for
     * @param identifier the configuration
     * @return such as {@code wlan0 (Office)}; the identifier itself if the snapshot does not have it
     */
    static String name(NetworkSnapshot snapshot, String identifier) {
        return snapshot.configuration(identifier).map(Causes::name).orElse(identifier);
    }

    static String name(ConfigurationSnapshot configuration) {
        String place = place(configuration);
        return place.equals(configuration.name()) || configuration.link().isEmpty()
                ? configuration.name()
                : place + " (" + configuration.name() + ")";
    }

    /** Returns the interface of a configuration; what it is called if it has none. */
    static String place(ConfigurationSnapshot configuration) {
        return configuration.link().map(NetworkLink::name).orElse(configuration.name());
    }

    /**
     * Returns why a configuration is no longer active.
     *
     * @param before when it was active
     * @param after as it is now; null if it is gone
     * @param now all that is known
     */
    static String ofLoss(ConfigurationSnapshot before, @Nullable ConfigurationSnapshot after, NetworkSnapshot now) {
        String place = place(before);
        if (after == null) {
            return bearerFault(before, now).orElse(place + " gone");
        }
        if (after.lastFailure().isPresent() && !after.lastFailure().equals(before.lastFailure())) {
            return place + " " + after.lastFailure().map(Causes::text).orElse("");
        }
        if (carrier(before) != Carrier.ABSENT && carrier(after) == Carrier.ABSENT) {
            return place + " carrier absent";
        }
        if (hasAddress(before) && after.link().isPresent() && !hasAddress(after)) {
            return place + " has no address beyond the link";
        }
        return bearerFault(before, now).orElse(place + " disconnected");
    }

    private static Carrier carrier(ConfigurationSnapshot configuration) {
        return configuration.link().map(NetworkLink::carrier).orElse(Carrier.UNKNOWN);
    }

    private static boolean hasAddress(ConfigurationSnapshot configuration) {
        return configuration
                .link()
                .filter(link -> link.addresses().stream().anyMatch(LinkAddress::isBeyondLink))
                .isPresent();
    }

    private static Optional<String> bearerFault(ConfigurationSnapshot configuration, NetworkSnapshot now) {
        var bearer = now.bearers().stream()
                .filter(one -> one.name().equals(configuration.bearer()))
                .findFirst();
        if (bearer.isEmpty()) {
            return Optional.of("bearer " + configuration.bearer() + " gone");
        }
        return bearer.map(one -> one.health().status())
                .filter(status -> status != BearerStatus.READY)
                .map(status -> "bearer " + configuration.bearer() + " " + word(status));
    }

    /** Returns a failure as the platform and the field say it. */
    static String text(NetworkFailure failure) {
        String reason = word(failure.reason());
        return failure.text().isEmpty() || failure.text().equalsIgnoreCase(reason)
                ? reason
                : reason + ": " + failure.text();
    }

    /** Returns a constant in words. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
