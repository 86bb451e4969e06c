package org.netbearer.bearer.wlanapi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.bearer.wlanapi.AdapterState.Access;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;

/** What an operation is about: a configuration that was reported, its adapter, and whether it can be connected. Pure. */
final class Target {
    private final String identifier;
    private final @Nullable BearerConfiguration configuration;
    private final @Nullable AdapterState adapter;

    private Target(String identifier, @Nullable BearerConfiguration configuration, @Nullable AdapterState adapter) {
        this.identifier = identifier;
        this.configuration = configuration;
        this.adapter = adapter;
    }

    static Target find(String identifier, BearerReport report, List<AdapterState> adapters) {
        return new Target(
                identifier,
                report.configurations().stream()
                        .filter(each -> each.identifier().equals(identifier))
                        .findFirst()
                        .orElse(null),
                adapters.stream()
                        .filter(each -> identifier.startsWith(WlanIdentifiers.prefix(each.id())))
                        .findFirst()
                        .orElse(null));
    }

    boolean isUnknown() {
        return configuration == null || adapter == null;
    }

    BearerConfiguration configuration() {
        return known(configuration);
    }

    AdapterState adapter() {
        return known(adapter);
    }

    /** The name of the stored profile; empty for a network without one. */
    String profile() {
        boolean byProfile = identifier.equals(
                WlanIdentifiers.ofProfile(adapter().id(), configuration().name()));
        return byProfile ? configuration().name() : "";
    }

    /** Why it cannot be connected; null if it can, or is already. */
    @Nullable
    NetworkException refusal() {
        if (isUnknown()) {
            return new NetworkException(FailureReason.INVALID_CONFIGURATION, "no such configuration: " + identifier);
        }
        if (configuration().state() == ConfigurationState.ACTIVE) {
            return null;
        }
        if (adapter().access() == Access.REDACTED) {
            return new NetworkException(FailureReason.DENIED, WlanHealth.REDACTED);
        }
        if (adapter().isRadioOff()) {
            return new NetworkException(FailureReason.RADIO_OFF, WlanHealth.radioOff(List.of(adapter())));
        }
        if (profile().isEmpty()) {
            return new NetworkException(
                    FailureReason.NO_SECRETS, "no profile is stored for this network: connect it once by the system");
        }
        return null;
    }

    /** Describes a function that did not even begin. */
    static NetworkException refused(WlanException refused) {
        FailureReason reason = switch (refused.refusal()) {
            case DENIED -> FailureReason.DENIED;
            case SERVICE_STOPPED, HANDLE_LOST -> FailureReason.SERVICE_GONE;
            case RADIO_OFF -> FailureReason.RADIO_OFF;
            case NOT_FOUND -> FailureReason.INVALID_CONFIGURATION;
            case NOT_LINKED -> FailureReason.NOT_AVAILABLE;
            case NOT_IMPLEMENTED -> FailureReason.NOT_SUPPORTED;
            case OTHER -> FailureReason.OTHER;
        };
        return new NetworkException(reason, refused.text(), "the system refused to begin: " + refused.text());
    }

    private static <T> T known(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("asked of an unknown configuration");
        }
        return part;
    }
}
