package org.netbearer.simulation;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;

/** Reads the values of a scenario: durations, numbers, addresses, names from the air. Nothing is ever looked up. */
final class Literals {
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?(?:(\\d{1,6})ms)?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private Literals() {}

    static Duration duration(String word) {
        var parts = DURATION.matcher(word);
        if (word.equals("0")) {
            return Duration.ZERO;
        }
        if (word.isEmpty() || !parts.matches()) {
            throw new SyntaxException(word, "is not a time such as 500ms, 5s, 2m or 1m30s");
        }
        return Duration.ofHours(part(parts.group(1)))
                .plusMinutes(part(parts.group(2)))
                .plusSeconds(part(parts.group(3)))
                .plusMillis(part(parts.group(4)));
    }

    static int number(String word, int least, int most) {
        try {
            int number = Integer.parseInt(word);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw new SyntaxException(word, "is not a number from " + least + " to " + most);
    }

    /** Reads a list with commas; {@code none} is the empty list. */
    static <T> List<T> list(String word, Function<String, T> element) {
        var list = new ArrayList<T>();
        if (!word.equals("none")) {
            Arrays.stream(word.split(",", -1)).map(element).forEach(list::add);
        }
        return list;
    }

    static LinkAddress linkAddress(String word) {
        int slash = word.indexOf('/');
        if (slash < 0) {
            throw new SyntaxException(word, "is not an address with a prefix length, such as 192.0.2.7/24");
        }
        var address = address(word.substring(0, slash));
        return new LinkAddress(address, number(word.substring(slash + 1), 0, address.getAddress().length * 8));
    }

    static InetAddress address(String word) {
        try {
            if (IPV4.matcher(word).matches()) {
                var octets = word.split("\\.", -1);
                byte[] bytes = new byte[4];
                for (int i = 0; i < 4; i++) {
                    bytes[i] = (byte) number(octets[i], 0, 255);
                }
                return InetAddress.getByAddress(bytes);
            }
            if (IPV6.matcher(word).matches()) {
                return InetAddress.getByName(word); // with a colon it is read, not looked up
            }
        } catch (UnknownHostException | SyntaxException wrong) {
            throw new SyntaxException(word, "is not an IP address");
        }
        throw new SyntaxException(word, "is not an IP address");
    }

    static MacAddress hardwareAddress(String word) {
        try {
            return MacAddress.parse(word);
        } catch (IllegalArgumentException wrong) {
            throw new SyntaxException(word, "is not a hardware address such as 02:00:5e:10:00:01");
        }
    }

    /** Reads {@code hidden}, {@code redacted}, {@code hex:} and digits, or the name itself. */
    static Ssid ssid(String word) {
        try {
            return switch (word) {
                case "hidden" -> Ssid.HIDDEN;
                case "redacted" -> Ssid.REDACTED;
                default ->
                    word.startsWith("hex:")
                            ? Ssid.of(HexFormat.of().parseHex(word.substring("hex:".length())))
                            : Ssid.of(word);
            };
        } catch (IllegalArgumentException wrong) {
            throw new SyntaxException(word, "is not an SSID: at most 32 bytes, as text or as hex:0a0b");
        }
    }

    private static long part(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
