package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkSession;
import org.netbearer.testkit.ConfigurationBuilder;
import org.netbearer.testkit.RecordingSessionListener;
import org.netbearer.testkit.SettableManager;

/** Every stage that the API returns fails with a {@link NetworkException} itself, in the core and in its doubles. */
final class StagesTest {
    private static final String SCENE = """
            link wlan0 wlan
            network home on wlan0 signal=70
            activation of home silent
            """;

    static Stream<Arguments> methods() {
        return Stream.of(NetworkConfigurationManager.class, NetworkSession.class)
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> CompletionStage.class.isAssignableFrom(method.getReturnType()))
                .flatMap(method -> Stream.of(Arguments.of("the core", method), Arguments.of("the double", method)));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("methods")
    void failsWithANetworkExceptionItselfAfterTheManagerStopped(String whose, Method method) throws Exception {
        var stage = whose.equals("the core") ? ofTheCore(method) : ofTheDouble(method);
        var future = stage.toCompletableFuture();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> future.get(10, TimeUnit.SECONDS))
                .satisfies(failure -> assertThat(NetworkException.in(failure)).isPresent());
        assertSeen(stage);
        assertSeen(future);
        stage.thenCompose(CompletableFuture::completedStage)
                .whenComplete((result, failure) -> assertThat(failure)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(NetworkException.class));
        assertThatThrownBy(() -> ((CompletableFuture<?>) stage).cancel(true))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aFunctionThatWasAttachedBeforeAnOpeningFailedSeesTheExceptionItself() {
        var seen = new ArrayList<Throwable>();
        try (var world = new SessionWorld(SCENE)) {
            var told = new RecordingSessionListener();
            var session = world.session("home", told);
            var stage = session.open();
            var both = CompletableFuture.allOf(
                    stage.handle((nothing, failure) -> seen.add(failure)).toCompletableFuture(),
                    stage.toCompletableFuture().handle((nothing, failure) -> seen.add(failure)));
            world.await(told, "CONNECTING");
            session.close();
            world.done(both);
        }
        assertThat(seen)
                .hasSize(2)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                NetworkException.class,
                                reason -> assertThat(reason.reason()).isEqualTo(FailureReason.ABORTED)));
    }

    private static void assertSeen(CompletionStage<?> stage) {
        var seen = new ArrayList<Throwable>();
        stage.whenComplete((result, failure) -> seen.add(failure));
        assertThat(seen)
                .singleElement()
                .isInstanceOfSatisfying(
                        NetworkException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(FailureReason.BEARER_GONE));
    }

    private static CompletionStage<?> ofTheCore(Method method) throws ReflectiveOperationException {
        NetworkConfigurationManager manager;
        NetworkSession session;
        try (var world = new SessionWorld(SCENE)) {
            manager = world.harness.manager;
            session = world.session("home");
        }
        return called(method, manager, session);
    }

    private static CompletionStage<?> ofTheDouble(Method method) throws ReflectiveOperationException {
        var manager = new SettableManager();
        manager.publish(
                List.of(ConfigurationBuilder.ethernet("nm:home", ConfigurationState.ACTIVE)
                        .build()),
                List.of());
        var session = manager.createSession(manager.configurationFromIdentifier("nm:home"));
        manager.stop();
        return called(method, manager, session);
    }

    private static CompletionStage<?> called(Method method, NetworkConfigurationManager manager, NetworkSession session)
            throws ReflectiveOperationException {
        Object target = method.getDeclaringClass() == NetworkSession.class ? session : manager;
        return (CompletionStage<?>) method.invoke(target);
    }
}
