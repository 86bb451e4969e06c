package org.netbearer.bearer.wlanapi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.bearer.wlanapi.port.WlanPort.Network;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;

/** The target of an operation: a reported configuration, its adapter, and whether it can be connected. Pure. */
final class ConnectionTarget {
    private static final String FOREIGN =
            "; the profile belongs to one user, so that neither services nor other users can connect by it";

    private final String identifier;
    private final @Nullable BearerConfiguration configuration;
    private final @Nullable AdapterState adapter;

    private ConnectionTarget(
            String identifier, @Nullable BearerConfiguration configuration, @Nullable AdapterState adapter) {
        this.identifier = identifier;
        this.configuration = configuration;
        this.adapter = adapter;
    }

    static ConnectionTarget find(String identifier, BearerReport report, List<AdapterState> adapters) {
        return new ConnectionTarget(
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

    /** Returns the name of the stored profile; empty for a network without one. */
    String profile() {
        boolean byProfile = identifier.equals(
                WlanIdentifiers.ofProfile(adapter().id(), configuration().name()));
        return byProfile ? configuration().name() : "";
    }

    /** Returns why the system says that it could not connect by the profile, a {@code WLAN_REASON_CODE_…}; 0 if it does not say so. */
    int obstacle() {
        String profile = profile();
        return adapter().lists().networks().stream()
                .filter(network -> network.profile().equals(profile))
                .mapToInt(Network::obstacle)
                .findFirst()
                .orElse(0);
    }

    /** Returns why it cannot be connected; null if it can, or is already. */
    @Nullable
    NetworkException refusal() {
        if (isUnknown()) {
            return new NetworkException(FailureReason.INVALID_CONFIGURATION, "no such configuration: " + identifier);
        }
        if (configuration().state() == ConfigurationState.ACTIVE) {
            return null;
        }
        if (adapter().isRadioOff()) {
            return new NetworkException(FailureReason.RADIO_OFF, WlanHealth.radioOff(List.of(adapter())));
        }
        if (identifier.equals(WlanIdentifiers.ofRedacted(adapter().id()))) {
            return new NetworkException(FailureReason.DENIED, WlanHealth.REDACTED);
        }
        if (profile().isEmpty()) {
            return new NetworkException(
                    FailureReason.NO_SECRETS, "no profile is stored for this network: connect it once by the system");
        }
        return null;
    }

    /** Creates the failure of a function that did not even begin. */
    NetworkException refused(WlanPort port, WlanException refused) {
        FailureReason reason = switch (refused.refusal()) {
            case DENIED -> FailureReason.DENIED;
            case SERVICE_STOPPED, HANDLE_LOST -> FailureReason.SERVICE_GONE;
            case RADIO_OFF -> FailureReason.RADIO_OFF;
            case NOT_FOUND, INVALID_PARAMETER ->
                isAdapterThere(port) ? FailureReason.INVALID_CONFIGURATION : FailureReason.NOT_AVAILABLE;
            case NOT_LINKED -> FailureReason.NOT_AVAILABLE;
            case NOT_IMPLEMENTED, NOT_SUPPORTED -> FailureReason.NOT_SUPPORTED;
            case BUSY -> FailureReason.DEVICE_BUSY;
            case OTHER -> FailureReason.OTHER;
        };
        boolean foreign = (reason == FailureReason.DENIED || reason == FailureReason.INVALID_CONFIGURATION)
                && isProfileOfOneUser();
        return new NetworkException(
                foreign ? FailureReason.DENIED : reason,
                refused.text(),
                "the system refused to begin: " + refused.text() + (foreign ? FOREIGN : ""));
    }

    private boolean isProfileOfOneUser() {
        String profile = profile();
        return adapter().profiles().stream().anyMatch(each -> each.name().equals(profile) && each.isOfOneUser());
    }

    private boolean isAdapterThere(WlanPort port) {
        try {
            return port.hasAdapter(adapter().id());
        } catch (WlanException alsoRefused) {
            return false;
        }
    }

    private static <T> T known(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("asked of an unknown configuration");
        }
        return part;
    }
}
