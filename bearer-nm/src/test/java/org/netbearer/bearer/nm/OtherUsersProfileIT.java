package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A profile of the real NetworkManager that belongs to one user, as a process of another one sees it. */
final class OtherUsersProfileIT {
    /** What logind would write down for a user who sits at the machine. */
    private static final String LOG_IN = """
            mkdir -p /run/systemd/seats /run/systemd/sessions /run/systemd/users /run/systemd/machines
            printf 'STATE=active\\nSESSIONS=1\\nACTIVE_SESSIONS=1\\nONLINE_SESSIONS=1\\n' > "/run/systemd/users/$(id -u daemon)"
            """;

    @TempDir
    private Path folder;

    private NmRig rig;
    private String uuid;

    @BeforeEach
    void logIn() {
        Needs.realDaemon();
        Needs.programs("setpriv");
        rig = new NmRig();
        rig.rig("exec", "sh", "-c", LOG_IN);
        rig.rig("nm", "restart");
        uuid = rig.addProfile(
                "type",
                "ethernet",
                "ifname",
                "lan0",
                "con-name",
                "private",
                "autoconnect",
                "no",
                "connection.permissions",
                "user:daemon");
    }

    @AfterEach
    void endRig() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void isReportedWhileItIsInUse() throws IOException {
        rig.nmcli("connection", "up", "private");
        assertThat(seenByNobody())
                .contains("configuration nm:" + uuid + " ACTIVE ETHERNET private")
                .anyMatch(line -> line.startsWith("claim lan0 "));
    }

    /** By a user who may read the classes but none of the daemon's secrets: it asks who calls, not what they could. */
    private List<String> seenByNobody() throws IOException {
        Path out = folder.resolve("seen");
        rig.rig(
                "exec",
                "--",
                "setpriv",
                "--reuid=nobody",
                "--regid=nogroup",
                "--clear-groups",
                "--inh-caps=+dac_override",
                "--ambient-caps=+dac_override",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                InsideIT.Look.class.getName(),
                rig.settings().bus().sockets().get(0).toString(),
                out.toString());
        return Files.readAllLines(out);
    }
}
