package org.netbearer.shell;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.FailureReason;
import org.netbearer.api.Metered;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.PrintableText;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionState;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.api.WlanLink;
import org.netbearer.api.WlanPhyMode;
import org.netbearer.api.WlanSecurity;

/** Formats values for people. */
final class DisplayText {
    private DisplayText() {}

    /** Formats a constant in lower case, its words separated by spaces. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String list(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    static String yesNo(boolean value) {
        return value ? "yes" : "no";
    }

    static String of(Metered metered) {
        return switch (metered) {
            case UNKNOWN -> "unknown";
            case YES -> "yes";
            case NO -> "no";
            case GUESS_YES -> "probably yes";
            case GUESS_NO -> "probably no";
        };
    }

    /** Formats a count of things whose plural ends in s. */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Formats an instant in UTC, to the second. */
    static String of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Formats a duration in seconds, to the tenth below ten. */
    static String of(Duration duration) {
        return duration.compareTo(Duration.ofSeconds(10)) < 0
                ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
                : duration.toSeconds() + " s";
    }

    /** Formats a duration exactly, in seconds or milliseconds. */
    static String seconds(Duration duration) {
        return duration.toNanosPart() == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    /** Formats a failure: the message, our reason, and the platform's reason. */
    static String of(NetworkException failure) {
        return failure(failure.getMessage(), failure.reason(), failure.platformReason());
    }

    /** Formats a failure without its date. */
    static String of(NetworkFailure failure) {
        return failure(failure.text(), failure.reason(), failure.platformReason());
    }

    private static String failure(@Nullable String message, FailureReason reason, String platformReason) {
        String text = message == null ? "" : message;
        String own = of(reason);
        String told;
        if (text.isEmpty() || normalized(text).equals(normalized(own))) {
            told = own;
        } else {
            told = normalized(text).contains(normalized(own)) ? text : text + " (" + own + ")";
        }
        boolean platformRepeats = platformReason.isEmpty()
                || normalized(platformReason).equals(normalized(own))
                || normalized(platformReason).equals(normalized(text));
        return platformRepeats ? told : told + " [" + platformReason + "]";
    }

    /** Returns a reason as one that says the same in other letters is written too. */
    private static String normalized(String reason) {
        return reason.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** Formats an assessment with judge and date; the value alone if there is no judge. */
    static String of(Assessment<?> assessment) {
        String value = value(assessment);
        return assessment.judge().isEmpty()
                ? value
                : value + " (" + assessment.judge() + ", since " + of(assessment.since()) + ")";
    }

    /** Formats the value of an assessment. */
    static String value(Assessment<?> assessment) {
        return assessment.value() instanceof Metered metered ? of(metered) : of(assessment.value());
    }

    static Cell state(ConfigurationSnapshot configuration) {
        String word = of(configuration.state());
        return configuration.stale()
                ? new Cell(word + " (stale)", Style.WARNING)
                : new Cell(word, style(configuration.state()));
    }

    static String technology(ConfigurationSnapshot configuration) {
        return configuration.type() == ConfigurationType.INTERNET_ACCESS_POINT
                ? configuration.bearerType().displayName()
                : of(configuration.type());
    }

    static String percent(int percent) {
        return percent < 0 ? "" : percent + "%";
    }

    static String security(Collection<WlanSecurity> security) {
        return security.stream().map(DisplayText::of).collect(Collectors.joining(", "));
    }

    static String of(WlanSecurity security) {
        return switch (security) {
            case OPEN -> "open";
            case OWE -> "OWE";
            case WEP -> "WEP";
            case WPA_PSK -> "WPA";
            case WPA2_PSK -> "WPA2";
            case WPA3_SAE -> "WPA3";
            case WPA_ENTERPRISE -> "WPA 802.1X";
            case WPA2_ENTERPRISE -> "WPA2 802.1X";
            case WPA3_ENTERPRISE -> "WPA3 802.1X";
            case WPA3_ENTERPRISE_192 -> "WPA3 802.1X 192-bit";
            case UNKNOWN -> "unknown";
        };
    }

    /** Formats a number of bytes with a decimal unit, to three digits. */
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.5) {
            value /= 1000;
            unit++;
        }
        String format = value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, value)
                + List.of(" kB", " MB", " GB", " TB", " PB", " EB").get(unit);
    }

    /** Formats a bit rate with its unit. */
    static String bitrate(int kbps) {
        return kbps == 0 ? "" : kbps < 1000 ? kbps + " kbit/s" : trim(kbps / 1000.0) + " Mbit/s";
    }

    /** Returns what was measured, separated by commas. */
    static String of(WlanLink link) {
        var parts = new ArrayList<String>();
        link.signalDbm().ifPresent(dbm -> parts.add("signal " + dbm + " dBm"));
        link.noiseDbm().ifPresent(dbm -> parts.add("noise " + dbm + " dBm"));
        link.transmitRateKbps().ifPresent(kbps -> parts.add("sends at " + bitrate(kbps)));
        link.receiveRateKbps().ifPresent(kbps -> parts.add("receives at " + bitrate(kbps)));
        if (link.phyMode() != WlanPhyMode.UNKNOWN) {
            parts.add(link.phyMode().title());
        }
        return String.join(", ", parts);
    }

    private static String trim(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    /** Returns the notice of a pending roll-back. */
    static String rollBack(Instant at) {
        return "the platform rolls back at " + of(at) + " unless bearer:confirm comes first";
    }

    /** Formats bytes and packets. */
    static String traffic(long bytes, long packets) {
        return bytes(bytes) + " in " + packets + " packets";
    }

    /** Returns name, interface and identifier of a configuration. */
    static String describe(String identifier, NetworkSnapshot snapshot) {
        return snapshot.configuration(identifier).map(DisplayText::describe).orElse(PrintableText.of(identifier));
    }

    static String describe(ConfigurationSnapshot configuration) {
        String on = configuration
                .link()
                .map(NetworkLink::name)
                .filter(name -> !name.equals(configuration.name()))
                .map(name -> " on " + name)
                .orElse("");
        return PrintableText.of(configuration.name() + on + " (" + configuration.identifier() + ")");
    }

    static Style style(ConfigurationState state) {
        return switch (state) {
            case ACTIVE -> Style.GOOD;
            case DISCOVERED -> Style.PLAIN;
            case DEFINED, UNDEFINED -> Style.FAINT;
        };
    }

    static Cell state(SessionSnapshot session) {
        String word = of(session.state());
        boolean upForOthers = !session.open() && session.state() == SessionState.CONNECTED;
        return new Cell(upForOthers ? "not open" : word, style(session.state(), session.open()));
    }

    private static Style style(SessionState state, boolean open) {
        return switch (state) {
            case CONNECTED -> open ? Style.GOOD : Style.FAINT;
            case CONNECTING, CLOSING, ROAMING -> Style.WARNING;
            case INVALID, NOT_AVAILABLE, DISCONNECTED -> Style.FAINT;
        };
    }

    static Style style(BearerStatus status) {
        return switch (status) {
            case READY -> Style.GOOD;
            case STARTING, WAITING, STALE -> Style.WARNING;
            case DENIED, FAILED -> Style.BAD;
            case ABSENT -> Style.FAINT;
        };
    }

    static Style style(UpdateOutcome outcome) {
        return switch (outcome) {
            case COMPLETED, RECENT -> Style.GOOD;
            case UNAVAILABLE, GONE -> Style.WARNING;
            case TIMED_OUT, DENIED, FAILED -> Style.BAD;
        };
    }
}
