package org.netbearer.shell;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;

/** Finds the configuration that a word of the user identifies. */
final class ConfigurationLookup {
    private ConfigurationLookup() {}

    /**
     * Finds a configuration by its identifier, else by its name, else by its interface, else by how its identifier begins,
     * with the bearer's name and the colon at least, else by a pattern with wildcards for any of these.
     *
     * @return the only configuration that the word names
     * @throws CommandException if there is none, naming those that come near, or if there are several, naming them
     */
    static ConfigurationSnapshot find(String word, NetworkSnapshot snapshot) {
        var exact = snapshot.configuration(word);
        if (exact.isPresent()) {
            return exact.get();
        }
        for (Criterion criterion : Criterion.values()) {
            var found = snapshot.configurations().stream()
                    .filter(configuration -> criterion.matches(word, configuration))
                    .toList();
            if (found.size() == 1) {
                return found.get(0);
            } else if (!found.isEmpty()) {
                throw new CommandException(found.size() + " configurations " + criterion.relation + " " + word + ": "
                        + found.stream().map(ConfigurationSnapshot::identifier).collect(Collectors.joining(", ")));
            }
        }
        throw new CommandException(unknown(word, snapshot));
    }

    /** What a word may be, in the order in which it is tried. */
    private enum Criterion {
        NAME("are called") {
            @Override
            boolean matches(String word, ConfigurationSnapshot configuration) {
                return configuration.name().equals(word);
            }
        },
        INTERFACE("are on") {
            @Override
            boolean matches(String word, ConfigurationSnapshot configuration) {
                return interfaceName(configuration).equals(word);
            }
        },
        BEGINNING("begin with") {
            @Override
            boolean matches(String word, ConfigurationSnapshot configuration) {
                return word.indexOf(':') >= 0 && configuration.identifier().startsWith(word);
            }
        },
        PATTERN("match") {
            @Override
            boolean matches(String word, ConfigurationSnapshot configuration) {
                var glob = new Glob(word);
                return glob.isPattern()
                        && (glob.matches(configuration.identifier())
                                || glob.matches(configuration.name())
                                || glob.matches(interfaceName(configuration)));
            }
        };

        private final String relation;

        Criterion(String relation) {
            this.relation = relation;
        }

        abstract boolean matches(String word, ConfigurationSnapshot configuration);

        private static String interfaceName(ConfigurationSnapshot configuration) {
            return configuration.link().map(NetworkLink::name).orElse("");
        }
    }

    private static String unknown(String word, NetworkSnapshot snapshot) {
        var near = snapshot.configurations().stream()
                .flatMap(configuration -> Stream.of(configuration.identifier(), configuration.name()))
                .toList();
        var meant = Suggestions.near(word, near);
        return "no configuration " + word
                + (meant.isEmpty() ? "; see bearer:list" : "; near: " + DisplayText.list(meant));
    }
}
