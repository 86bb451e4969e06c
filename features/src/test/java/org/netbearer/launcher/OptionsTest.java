package org.netbearer.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.launcher.Options.Action;

final class OptionsTest {
    @Test
    void readsCommandsFromStandardInputUnlessToldOtherwise() throws UsageException {
        assertThat(Options.parse()).isEqualTo(new Options(Action.SHELL, "", null, null, null, null, false));
    }

    @Test
    void takesEveryOptionInAnyOrder(@TempDir Path folder) throws UsageException {
        String name = folder.toString();

        assertThat(Options.parse("-v", "--conf", name, "--cache", "x", "--bundles", name, "-c", "bearer:list --json"))
                .isEqualTo(new Options(Action.COMMAND, "bearer:list --json", folder, folder, Path.of("x"), null, true));
    }

    @Test
    void takesTheFirstOtherWordForACommandAndWhatFollowsForItsWords() throws UsageException {
        assertThat(Options.parse("-v", "bearer:list", "--json", "-v"))
                .isEqualTo(new Options(Action.COMMAND, "bearer:list --json -v", null, null, null, null, true));
        assertThat(Options.parse("bearer:open", "Caf\u00e9 Nord", "--label", "it's $1", "")
                        .command())
                .isEqualTo("bearer:open 'Caf\u00e9 Nord' --label 'it'\\''s $1' ''");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void letsTheQuestionForHelpWin(String help) throws UsageException {
        assertThat(Options.parse("--daemon", help, "-c", "x").action()).isEqualTo(Action.HELP);
    }

    @Test
    void namesAnOptionThatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse("--jsno\u001b[2J"))
                .isInstanceOf(UsageException.class)
                .hasMessage("unknown option --jsno\\u{1b}[2J (--help lists all options)");
    }

    @Test
    void namesAnOptionWithoutItsValue() {
        assertThatThrownBy(() -> Options.parse("-c")).hasMessage("-c needs a value");
    }

    @Test
    void namesAFolderThatIsNotThere() {
        assertThatThrownBy(() -> Options.parse("--bundles", "no/such")).hasMessage("--bundles: no folder no/such");
    }

    @Test
    void namesAFolderThatItMayNotRead(@TempDir Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, Set.of());
        assumeFalse(Files.isReadable(folder), "skipped: this user may read everything; run it as another than root");

        assertThatThrownBy(() -> Options.parse("--conf", folder.toString()))
                .hasMessage("--conf: no permission to read " + folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--cache", "--conf"})
    void namesAPathThatIsNone(String option) {
        assertThatThrownBy(() -> Options.parse(option, "a\0b")).hasMessage(option + ": no path a\\u{0}b");
    }

    @Test
    void refusesTwoThingsToDo() {
        assertThatThrownBy(() -> Options.parse("-c", "a", "--daemon"))
                .hasMessage("give --command or --daemon, and only once");
    }
}
