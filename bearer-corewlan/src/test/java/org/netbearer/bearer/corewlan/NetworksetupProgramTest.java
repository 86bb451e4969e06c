package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.api.Ssid;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.bearer.corewlan.port.CoreWlanException.Refusal;

/**
 * A program that prints what macOS' own prints: sanchescom/php-wifi's recordings for a missing network and a wrong password,
 * and the refusals that others list (power off, services disabled), each of them with status 0.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "skipped, because the program is a shell script")
class NetworksetupProgramTest {
    private static final String WRONG_PASSWORD = """
            Failed to join network home.
            Error: -3912  The operation couldn\u2019t be completed. (com.apple.wifi.apple80211API.error error -3912.)
            """;

    @TempDir
    private Path folder;

    private NetworksetupProgram program(String body) throws IOException {
        var script = folder.resolve("networksetup");
        Files.writeString(
                script, "#!/bin/sh\nprintf '%s\\n' \"$@\" > " + folder.resolve("arguments") + "\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new NetworksetupProgram(script);
    }

    private CoreWlanException refusal(String body) throws IOException {
        var program = program(body);
        return catchThrowableOfType(CoreWlanException.class, () -> program.join("en0", Ssid.of("home"), () -> false));
    }

    private String printing(String text) throws IOException {
        var file = folder.resolve("printed");
        Files.writeString(file, text);
        return "cat " + file;
    }

    @Test
    void succeedsInSilenceAndHandsOverNoPassword() throws Exception {
        program("").join("en0", Ssid.of("caf\u00e9 $(x) \"y\""), () -> false);
        assertThat(folder.resolve("arguments")).hasContent("-setairportnetwork\nen0\ncaf\u00e9 $(x) \"y\"");
    }

    @Test
    void failsByWhatIsPrintedThoughTheStatusIsZero() throws IOException {
        var wrong = refusal(printing(WRONG_PASSWORD));
        assertThat(wrong.refusal()).isEqualTo(Refusal.AUTHENTICATION);
        assertThat(wrong.error()).isEqualTo("error -3912 of com.apple.wifi.apple80211API.error");
        var missing = refusal(printing("Could not find network home.\n"));
        assertThat(missing.refusal()).isEqualTo(Refusal.NOT_IN_RANGE);
        var off = refusal(printing("You cannot join a network when Wi-Fi power is off.\n"));
        assertThat(off.refusal()).isEqualTo(Refusal.NOT_SUPPORTED);
        assertThat(refusal(printing("All Wi-Fi network services are disabled.\n"))
                        .text())
                .endsWith("networksetup: All Wi-Fi network services are disabled.");
    }

    @Test
    void makesWhatIsPrintedSafe() throws IOException {
        assertThat(refusal(printing("\u001b[2Jodd\nsecond line\n")).error()).isEqualTo("\\u{1b}[2Jodd");
    }

    @Test
    void failsByItsStatusWithoutWords() throws IOException {
        assertThat(refusal("exit 10").error()).isEqualTo("status 10");
    }

    @Test
    void isEndedWhenNobodyWaits() throws IOException {
        var program = program("exec sleep 600");
        assertThatThrownBy(() -> program.join("en0", Ssid.of("home"), () -> true))
                .hasMessageEndingWith("ended, as the result was no longer wanted");
    }

    @Test
    void isNotCalledForANameThatIsNoText() throws IOException {
        var program = program("");
        assertThatThrownBy(() -> program.join("en0", Ssid.of(new byte[] {'c', 'a', 'f', (byte) 0xe9}), () -> false))
                .hasMessageContaining("it takes names only that are text");
        assertThat(folder.resolve("arguments")).doesNotExist();
    }

    @Test
    void saysThatItIsNotThere() {
        var absent = new NetworksetupProgram(folder.resolve("absent"));
        assertThatThrownBy(() -> absent.join("en0", Ssid.of("home"), () -> false))
                .isInstanceOf(CoreWlanException.class)
                .hasMessageContaining("absent");
    }
}
