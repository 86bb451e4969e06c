package org.netbearer.console;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/**
 * What the bundle of the commands knows of them: what may follow a word, and what a misspelt one may have meant.
 *
 * <p>Asks for services of the JDK's own type, so that nothing here is tied to the life of that bundle. Thread-safe.
 */
final class Assistance {
    private static final String COMPLETION = "(netbearer.shell=completion)";
    private static final String SUGGESTIONS = "(netbearer.shell=suggestions)";

    private final BundleContext context;

    Assistance(BundleContext context) {
        this.context = context;
    }

    /** Returns what the last of the words of a command may become, with descriptions. */
    @SuppressWarnings("unchecked") // what the property promises
    Map<String, String> candidates(List<String> words) {
        return (Map<String, String>) ask(COMPLETION, words).orElse(Map.of());
    }

    /** Returns those of the words that are near to a misspelt one. */
    @SuppressWarnings("unchecked") // what the property promises
    List<String> near(String wrong, Collection<String> right) {
        return (List<String>) ask(SUGGESTIONS, Map.entry(wrong, right)).orElse(List.of());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the service's type has no parameters
    private Optional<Object> ask(String filter, Object question) {
        try {
            for (var reference : context.getServiceReferences(Function.class, filter)) {
                Function service = context.getService(reference);
                if (service != null) {
                    try {
                        return Optional.ofNullable(service.apply(question));
                    } finally {
                        context.ungetService(reference);
                    }
                }
            }
            return Optional.empty();
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }
}
