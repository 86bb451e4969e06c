package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sessions of the shell in a real framework, opened and closed by the real Gogo. */
class SessionsIT {
    @TempDir
    static Path folder;

    private static GogoFramework framework;

    @BeforeAll
    static void start() throws Exception {
        framework = new GogoFramework(folder.resolve("storage"));
        framework.addProbe();
    }

    @AfterAll
    static void stop() throws Exception {
        framework.stop();
    }

    private static String run(String line) throws InterruptedException {
        return framework.run(line);
    }

    @Test
    void outliveTheCommandAndWhereAskedForTheTerminalThatOpenedThem() throws Exception {
        String number = run("(bearer:open eth0 --keep --label 'by hand') id");
        try {
            assertThat(run("bearer:sessions")).contains("by hand", "generic:eth0");
            assertThat(run("bearer:sessions --json"))
                    .contains("\"id\": " + number + ",", "\"own\": true", "\"label\": \"by hand\"");
            assertThat(run("bearer:stats " + number)).contains("target       generic:eth0");
        } finally {
            assertThat(run("bearer:close " + number))
                    .isEqualTo("session " + number + " is closed; eth0 (generic:eth0) stays up, as it was before");
        }
        assertThat(run("bearer:sessions")).isEqualTo("no session");
    }

    @Test
    void bringLinksUpAndTakeThemDown() throws Exception {
        assertThat(run("bearer:open " + Samples.HOSTILE + " --keep --timeout 5s"))
                .contains("brought up for it; goes down with the last session on it");
        assertThat(run("bearer:stop " + Samples.HOSTILE)).contains(" is down; ended: session ");
        assertThat(run("bearer:sessions")).contains("disconnected", "stopped by session");
        assertThat(run("each (bearer:sessions) { bearer:close ($it id) }")).contains("was not open any more");
        assertThat(run("bearer:sessions")).isEqualTo("no session");
    }

    @Test
    void areMadeForANeedOrTheUsersChoice() throws Exception {
        assertThat(run("bearer:open --need ethernet,full --keep --json"))
                .contains("\"activeIdentifier\": \"generic:eth0\"");
        assertThat(run("bearer:open user-choice --for 1h")).contains("eth0 (generic:eth0), up already; stays up");
        assertThat(run("(bearer:sessions) size")).isEqualTo("2");
        assertThat(run("each (bearer:sessions) { (bearer:close ($it id)) toString }"))
                .contains("is closed");
    }

    @Test
    void endWithTheTerminalThatOpenedThem() throws Exception {
        assertThat(run("bearer:open eth0; bearer:sessions")).contains("connected", "generic:eth0");
        assertThat(run("bearer:sessions")).isEqualTo("no session");
    }

    @Test
    void endWithTheBundleOfTheCommands() throws Exception {
        assertThat(run("bearer:open eth0 --keep")).contains(" is open: ");
        var bundle = framework.bundle("org.netbearer.gogo.commands");
        bundle.stop();
        bundle.start();
        assertThat(run("bearer:sessions")).isEqualTo("no session");
    }
}
