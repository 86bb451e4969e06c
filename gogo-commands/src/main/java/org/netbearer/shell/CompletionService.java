package org.netbearer.shell;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfigurationManager;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Completes the word that somebody types in a shell: from the words of a command, of which the last is to be completed, to
 * candidates and their descriptions.
 *
 * <p>A function of the JDK's types, so that a shell needs nothing of this bundle. Thread-safe.
 */
@Component(service = Function.class, property = "netbearer.shell=completion")
public final class CompletionService implements Function<List<String>, Map<String, String>> {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable NetworkConfigurationManager manager;

    @Override
    public Map<String, String> apply(List<String> words) {
        var present = manager;
        return present == null ? Map.of() : new Completion(present).candidates(words);
    }
}
