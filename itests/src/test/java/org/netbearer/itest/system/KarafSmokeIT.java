package org.netbearer.itest.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import javax.inject.Inject;
import javax.security.auth.Subject;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.itest.pax.InContainer;

@InContainer(KarafDistribution.class)
final class KarafSmokeIT extends Smoke {
    @Inject
    private SessionFactory sessions;

    @Test
    @Override
    @DisabledForJreRange(
            minVersion = 24,
            disabledReason = "skipped, because the shell of Karaf 4.4 needs Subject.getSubject, which JDK 24 took away")
    void answersInTheShell() throws Exception {
        super.answersInTheShell();
    }

    @ParameterizedTest
    @CsvSource({MANAGER_SETTING, GENERIC_SETTING})
    @Override
    @DisabledForJreRange(
            minVersion = 24,
            disabledReason =
                    "skipped, because Karaf 4.4 is not made for JDK 24 and later: its log tells readers nothing there")
    void takesChangedSettingsIntoForceWithoutRestartingAnything(String pid, String key, String otherwise)
            throws Exception {
        super.takesChangedSettingsIntoForceWithoutRestartingAnything(pid, key, otherwise);
    }

    @Test
    @DisabledForJreRange(
            minVersion = 24,
            disabledReason = "skipped, because the shell of Karaf 4.4 needs Subject.getSubject, which JDK 24 took away")
    void letsAViewerReadAndNotChange() throws Exception {
        assertThat(runAs("bearer:list", "viewer")).contains(NETWORK);
        assertThatThrownBy(() -> runAs("bearer:stop " + NETWORK, "viewer")).hasMessageContaining("Command not found");
        assertThatThrownBy(() -> runAs("simulation:off", "viewer", "manager"))
                .hasMessageContaining("Command not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer:list", "bearer:list --help", "bearer:help list", "simulation:scenarios"})
    @DisabledForJreRange(
            minVersion = 24,
            disabledReason = "skipped, because the shell of Karaf 4.4 needs Subject.getSubject, which JDK 24 took away")
    void printsWhereNobodyElseDoesAsInACommandThroughSsh(String command) throws Exception {
        Answer answer = answerTo(command, "viewer", "admin");

        assertThat(answer.printed()).isNotBlank();
        assertThat(answer.value()).isNull();
    }

    @Override
    String run(String command) throws Exception {
        return runAs(command, "viewer", "manager");
    }

    private String runAs(String command, String... roles) throws Exception {
        return answerTo(command, roles).printed();
    }

    private Answer answerTo(String command, String... roles) throws Exception {
        var subject = new Subject();
        var principal = sessions.getClass()
                .getClassLoader()
                .loadClass("org.apache.karaf.jaas.boot.principal.RolePrincipal")
                .asSubclass(Principal.class)
                .getConstructor(String.class);
        for (String role : roles) {
            subject.getPrincipals().add(principal.newInstance(role));
        }
        try {
            return Subject.doAs(subject, (PrivilegedExceptionAction<Answer>) () -> execute(command));
        } catch (PrivilegedActionException failed) {
            throw failed.getException();
        }
    }

    private record Answer(String printed, @Nullable Object value) {}

    private Answer execute(String command) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Session session = sessions.create(new ByteArrayInputStream(new byte[0]), out, out);
        try {
            Object result = session.execute(command);
            return new Answer(bytes.toString(StandardCharsets.UTF_8), result);
        } finally {
            session.close();
        }
    }
}
