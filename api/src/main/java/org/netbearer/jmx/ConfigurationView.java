package org.netbearer.jmx;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One configuration, as management tools see it.
 *
 * <p>Each {@code …Value} is the text before it as a number: the code of the constant.
 *
 * @param identifier {@code bearer:stable-key}
 * @param name its name for people, safe to print
 * @param state {@code UNDEFINED}, {@code DEFINED}, {@code DISCOVERED} or {@code ACTIVE}
 * @param stateValue {@code state} as a number, 0 to 3
 * @param defaultConfiguration whether it is the default configuration
 * @param type {@code INTERNET_ACCESS_POINT}, {@code SERVICE_NETWORK} or {@code USER_CHOICE}
 * @param typeValue {@code type} as a number, 0 to 2
 * @param bearer the name of the bearer that reports it
 * @param bearerType the technology, such as {@code WLAN}
 * @param bearerTypeValue {@code bearerType} as a number
 * @param interfaceName the interface that it runs or would run over; empty if not known
 * @param ssid the name of the Wi-Fi network, safe to print; empty if it is none, hidden or redacted
 * @param signalPercent quality of the Wi-Fi signal from 0 to 100; -1 if not known
 * @param connectivity {@code UNKNOWN}, {@code NONE}, {@code PORTAL}, {@code LIMITED} or {@code FULL}
 * @param connectivityValue {@code connectivity} as a number, 0 to 4
 * @param metered {@code UNKNOWN}, {@code YES}, {@code NO}, {@code GUESS_YES} or {@code GUESS_NO}
 * @param meteredValue {@code metered} as a number, 0 to 4
 * @param purpose {@code UNKNOWN}, {@code PUBLIC}, {@code PRIVATE} or {@code SERVICE_SPECIFIC}
 * @param purposeValue {@code purpose} as a number, 0 to 3
 * @param roamingAvailable whether a session on it may move between members
 * @param children identifiers of the members of a service network, in order of preference
 * @param stale whether the daemon behind it is away, so that this is from before
 * @param technical whether only a technician wants to see it: dummies, unused tunnels, host ends of containers' cables
 * @param lastFailure why the last attempt to use it failed, for people; empty if none did since it last worked
 * @param lastFailureReason the reason as a constant of {@code FailureReason}; empty if there is none
 * @param lastFailureReasonValue {@code lastFailureReason} as a number; -1 if there is none
 * @param lastFailureTime when that was, in ms since 1970; 0 if there is none
 * @param link the interface with all that is known of it; null if none is known
 * @param wlan what is known because it is a Wi-Fi network; null if it is none
 */
public record ConfigurationView(
        String identifier,
        String name,
        String state,
        int stateValue,
        boolean defaultConfiguration,
        String type,
        int typeValue,
        String bearer,
        String bearerType,
        int bearerTypeValue,
        String interfaceName,
        String ssid,
        int signalPercent,
        String connectivity,
        int connectivityValue,
        String metered,
        int meteredValue,
        String purpose,
        int purposeValue,
        boolean roamingAvailable,
        List<String> children,
        boolean stale,
        boolean technical,
        String lastFailure,
        String lastFailureReason,
        int lastFailureReasonValue,
        long lastFailureTime,
        @Nullable LinkView link,
        @Nullable WlanView wlan) {}
