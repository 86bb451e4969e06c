package org.netbearer.shell;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionSnapshot;

/**
 * Replaces what tells people or places: names of networks, addresses, keys of profiles, labels, and who opened a session, each by the same word wherever it
 * stands. Names of interfaces stay.
 *
 * <p>Whatever looks like an address is replaced too, also if it stands in an old text only. Confined to one report.
 */
final class Pseudonyms {
    /** Shorter texts stand in too many words; a name so short tells little. */
    private static final int SHORTEST = 2;

    private static final Pattern ADDRESS =
            Pattern.compile("\\b(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}\\b|\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b"
                    + "|(?<![\\w:])(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{1,4}(?![\\w:])");

    /** Who opened a session by hand, and from where. */
    private static final Pattern PERSON = Pattern.compile("(?<=\\b(?:shell|jmx):)[^\\s,;:<>]+@[^\\s,;]+");

    private final Map<String, String> words = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    Pseudonyms(NetworkSnapshot snapshot, List<SessionSnapshot> sessions) {
        for (ConfigurationSnapshot configuration : snapshot.configurations()) {
            boolean interfaceItself = configuration
                    .link()
                    .filter(link -> link.name().equals(configuration.name()))
                    .isPresent();
            if (!interfaceItself) {
                String identifier = configuration.identifier();
                add("key", identifier.substring(identifier.indexOf(':') + 1));
                add("network", configuration.name());
            }
            configuration.link().ifPresent(this::add);
            configuration.wlan().ifPresent(wlan -> {
                add("network", wlan.ssid().text());
                add("ssid", wlan.ssid().hex());
                wlan.accessPoints().stream()
                        .map(AccessPoint::bssid)
                        .flatMap(Optional::stream)
                        .forEach(bssid -> add("hardware-address", bssid.toString()));
            });
        }
        for (SessionSnapshot session : sessions) {
            add("label", session.label());
            var owner = session.owner();
            if (owner.indexOf('@') > 0) {
                add("person", owner.substring(owner.indexOf(':') + 1));
            }
        }
    }

    private void add(NetworkLink link) {
        add("platform-key", link.platformKey());
        link.hardwareAddress().ifPresent(address -> add("hardware-address", address.toString()));
        link.addresses().forEach(address -> add(address.address()));
        link.nameServers().forEach(this::add);
        link.defaultRoutes().forEach(route -> route.gateway().ifPresent(this::add));
    }

    private void add(InetAddress address) {
        add("address", AddressText.of(address));
    }

    private String add(String kind, String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        return words.computeIfAbsent(text, ignored -> "<" + kind + "-" + counts.merge(kind, 1, Integer::sum) + ">");
    }

    /** Returns a tree for {@link JsonWriter} in which every text is replaced. */
    Map<String, @Nullable Object> replaceIn(Map<String, @Nullable Object> tree) {
        var longestFirst = words.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        var copy = JsonView.fields();
        tree.forEach((key, value) -> copy.put(key, replace(value, longestFirst)));
        return copy;
    }

    private @Nullable Object replace(@Nullable Object value, List<String> longestFirst) {
        if (value instanceof String text) {
            return replace(text, longestFirst);
        } else if (value instanceof Map<?, ?> map) {
            var copy = JsonView.fields();
            map.forEach((key, part) -> copy.put(String.valueOf(key), replace(part, longestFirst)));
            return copy;
        } else if (value instanceof List<?> list) {
            var copy = new ArrayList<@Nullable Object>();
            list.forEach(element -> copy.add(replace(element, longestFirst)));
            return copy;
        }
        return value;
    }

    private String replace(String text, List<String> longestFirst) {
        String replaced = text;
        for (String word : longestFirst) {
            if (replaced.contains(word)) {
                replaced = replaced.replace(word, String.valueOf(words.get(word)));
            }
        }
        replaced = PERSON.matcher(replaced).replaceAll(match -> Matcher.quoteReplacement(add("person", match.group())));
        return ADDRESS.matcher(replaced)
                .replaceAll(match -> isInstant(match.group())
                        ? match.group()
                        : add(match.group().indexOf('.') > 0 ? "address" : "hardware-address", match.group()));
    }

    /** Returns whether a text with colons is a time of day, which looks like an address. */
    private static boolean isInstant(String text) {
        return text.matches("\\d{2}:\\d{2}:\\d{2}");
    }
}
