package org.netbearer.impl.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DefaultFolderTest {
    private static final String TEMPORARY = "/var/tmp";

    @Test
    void isWhatTheEnvironmentNames() {
        assertThat(folder("Linux", "root", Map.of("NETBEARER_LEASES", "/srv/leases")))
                .isEqualTo(Path.of("/srv/leases"));
    }

    @Test
    void isInRunForRoot() {
        assertThat(folder("Linux", "root", Map.of("XDG_RUNTIME_DIR", "/run/user/0")))
                .isEqualTo(Path.of("/run/netbearer"));
    }

    @Test
    void isInTheRuntimeDirectoryOfAUser() {
        assertThat(folder("Linux", "ann", Map.of("XDG_RUNTIME_DIR", "/run/user/1000")))
                .isEqualTo(Path.of("/run/user/1000/netbearer"));
    }

    @Test
    void isTemporaryForAUserWithoutOne() {
        assertThat(folder("Linux", "ann", Map.of())).isEqualTo(Path.of(TEMPORARY, "netbearer-ann"));
        assertThat(folder("Linux", "ann", Map.of("XDG_RUNTIME_DIR", "relative")))
                .isEqualTo(Path.of(TEMPORARY, "netbearer-ann"));
        assertThat(folder("FreeBSD", "root", Map.of())).isEqualTo(Path.of(TEMPORARY, "netbearer-root"));
    }

    @Test
    void isNotLedAstrayByAName() {
        assertThat(folder("Linux", "../ann/?", Map.of())).isEqualTo(Path.of(TEMPORARY, "netbearer-.._ann__"));
    }

    @Test
    void isLocalApplicationDataOnWindows() {
        assertThat(folder("Windows 11", "ann", Map.of("LOCALAPPDATA", "/local")))
                .isEqualTo(Path.of("/local", "Netbearer", "leases"));
    }

    @Test
    void isApplicationSupportOnMacOs() {
        assertThat(folder("Mac OS X", "ann", Map.of()))
                .isEqualTo(Path.of("/home/ann/Library/Application Support/Netbearer/leases"));
    }

    private static Path folder(String os, String user, Map<String, String> environment) {
        var properties =
                Map.of("os.name", os, "user.name", user, "user.home", "/home/" + user, "java.io.tmpdir", TEMPORARY);
        return DefaultFolder.of(properties::get, environment::get);
    }
}
