package org.netbearer.shell;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.osgi.service.component.annotations.Component;

/**
 * Suggests to a shell what a misspelt word may have meant: from the word and all right ones to those that are near.
 *
 * <p>A function of the JDK's types, so that a shell needs nothing of this bundle. Immutable.
 */
@Component(service = Function.class, property = "netbearer.shell=suggestions")
public final class SuggestionService implements Function<Map.Entry<String, Collection<String>>, List<String>> {
    @Override
    public List<String> apply(Map.Entry<String, Collection<String>> question) {
        return Suggestions.near(question.getKey(), question.getValue());
    }
}
