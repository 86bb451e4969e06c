package org.netbearer.itest.system;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import javax.inject.Inject;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Override
    String run(String command) throws Exception {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Session session = sessions.create(new ByteArrayInputStream(new byte[0]), out, out);
        try {
            Object result = session.execute(command);
            return bytes.toString(StandardCharsets.UTF_8) + result;
        } finally {
            session.close();
        }
    }
}
