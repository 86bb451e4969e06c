package org.netbearer.testrigs;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides on each test method, not on its class, so that each that is skipped is named. Stateless. */
final class RealCondition implements ExecutionCondition {
    /** Set by the profile {@code real}. */
    private static final String ASKED_FOR = "netbearer.real";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            return ConditionEvaluationResult.enabled("decided for each test");
        }
        return Stream.of(context.getElement(), context.getTestClass())
                .flatMap(element -> AnnotationSupport.findAnnotation(element, Real.class).stream())
                .flatMap(real -> obstacle(real).stream())
                .findFirst()
                .map(ConditionEvaluationResult::disabled)
                .orElse(ConditionEvaluationResult.enabled("this is the system"));
    }

    private static Optional<String> obstacle(Real real) {
        if (real.on().length > 0 && Arrays.stream(real.on()).noneMatch(OS::isCurrentOs)) {
            return Optional.of("skipped, because this is not "
                    + Arrays.stream(real.on()).map(RealCondition::name).collect(Collectors.joining(" or ")));
        }
        if (real.changesTheMachine() && !Boolean.getBoolean(ASKED_FOR)) {
            return Optional.of("skipped, because it changes the machine: mvn -Preal verify");
        }
        return Optional.empty();
    }

    private static String name(OS system) {
        return switch (system) {
            case MAC -> "macOS";
            case WINDOWS -> "Windows";
            case LINUX -> "Linux";
            default -> system.name();
        };
    }
}
