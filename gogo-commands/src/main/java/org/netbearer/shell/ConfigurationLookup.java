package org.netbearer.shell;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkSnapshot;

/** Finds the configuration that a word of the user identifies. */
final class ConfigurationLookup {
    private ConfigurationLookup() {}

    /**
     * Finds a configuration by its identifier, else by its name, else by its interface, else by how its identifier begins,
     * with the bearer's name and the colon at least.
     *
     * @return the only configuration that is called so
     * @throws CommandException if there is none, naming those that come near, or if there are several, naming them
     */
    static ConfigurationSnapshot find(String word, NetworkSnapshot snapshot) {
        return snapshot.configuration(word).orElseGet(() -> {
            List<ConfigurationSnapshot> named = named(word, snapshot);
            if (named.size() == 1) {
                return named.get(0);
            }
            throw new CommandException(named.isEmpty() ? unknown(word, snapshot) : ambiguous(word, named));
        });
    }

    private static List<ConfigurationSnapshot> named(String word, NetworkSnapshot snapshot) {
        var byName = snapshot.configurations().stream()
                .filter(configuration -> configuration.name().equals(word))
                .toList();
        if (!byName.isEmpty()) {
            return byName;
        }
        var byInterface = snapshot.configurations().stream()
                .filter(configuration -> configuration
                        .link()
                        .filter(link -> link.name().equals(word))
                        .isPresent())
                .toList();
        return !byInterface.isEmpty() || word.indexOf(':') < 0
                ? byInterface
                : snapshot.configurations().stream()
                        .filter(configuration -> configuration.identifier().startsWith(word))
                        .toList();
    }

    private static String unknown(String word, NetworkSnapshot snapshot) {
        var near = snapshot.configurations().stream()
                .flatMap(configuration -> Stream.of(configuration.identifier(), configuration.name()))
                .toList();
        var meant = Suggestions.near(word, near);
        return "no configuration " + word
                + (meant.isEmpty() ? "; see bearer:list" : "; near: " + DisplayText.list(meant));
    }

    private static String ambiguous(String word, List<ConfigurationSnapshot> named) {
        return named.size() + " configurations are called " + word + ": "
                + named.stream().map(ConfigurationSnapshot::identifier).collect(Collectors.joining(", "));
    }
}
