package org.netbearer.bearer.wlanapi;

import java.util.List;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort.Radio;

/** The health of the bearer, with a code of its own for each cause. Pure. */
final class WlanHealth {
    static final String NO_ADAPTER = "There is no Wi-Fi adapter.";
    static final String REDACTED =
            "Windows keeps the names of networks from this process: switch on Location, and \"Let"
                    + " desktop apps access your location\", in Settings, Privacy & security.";
    static final String SERVICE_STOPPED =
            "The service WLAN AutoConfig (wlansvc) is not running; this bearer goes on when it is started.";
    static final String RADIO_OFF = "Wi-Fi is switched off: switch it on in the settings, or leave flight mode.";
    static final String RADIO_OFF_BY_HARDWARE = "Wi-Fi is switched off by a switch or key of this machine.";

    static final String LISTS_NOT_READ =
            "The setting list.access is \"never\": networks without a stored profile are not listed.";

    private WlanHealth() {}

    /**
     * Returns the health of a bearer whose service answers.
     *
     * @param adapters the adapters
     * @param scan what came of the last scan: {@link BearerHealth#READY} unless something was wrong with it
     */
    static BearerHealth of(List<AdapterState> adapters, BearerHealth scan) {
        if (adapters.isEmpty()) {
            return ready("no-adapter", NO_ADAPTER);
        }
        if (adapters.stream().anyMatch(AdapterState::isRedacted)) {
            return ready("redacted", REDACTED);
        }
        if (adapters.stream().allMatch(AdapterState::isRadioOff)) {
            return ready("radio-off", radioOff(adapters));
        }
        for (AdapterState adapter : adapters) {
            var failure = adapter.listFailure();
            if (failure.isPresent()) {
                return ready("list-failed", adapter.adapter().description() + ": " + failure.get());
            }
        }
        return scan;
    }

    /** Returns the health of a bearer whose service refuses. */
    static BearerHealth of(WlanException refused) {
        return switch (refused.refusal()) {
            case SERVICE_STOPPED, HANDLE_LOST ->
                new BearerHealth(BearerStatus.WAITING, "service-stopped", SERVICE_STOPPED);
            case DENIED ->
                new BearerHealth(
                        BearerStatus.DENIED,
                        "denied",
                        "Windows refuses this process the Wi-Fi interface altogether (" + refused.text() + ").");
            case NOT_IMPLEMENTED ->
                new BearerHealth(
                        BearerStatus.FAILED,
                        "not-implemented",
                        "This system's wlanapi lacks what the bearer needs (" + refused.text() + ").");
            case RADIO_OFF, NOT_FOUND, INVALID_PARAMETER, BUSY, NOT_LINKED, NOT_SUPPORTED, OTHER ->
                new BearerHealth(BearerStatus.FAILED, "failed", "The Wi-Fi service failed (" + refused.text() + ").");
        };
    }

    static BearerHealth ready(String code, String text) {
        return new BearerHealth(BearerStatus.READY, code, text);
    }

    static String radioOff(List<AdapterState> adapters) {
        return adapters.stream().allMatch(adapter -> adapter.radio() == Radio.OFF_BY_HARDWARE)
                ? RADIO_OFF_BY_HARDWARE
                : RADIO_OFF;
    }
}
