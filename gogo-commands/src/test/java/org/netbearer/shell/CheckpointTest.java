package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Checkpoint;
import org.netbearer.api.CheckpointService;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;

class CheckpointTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());
    private static final Terminal TERMINAL = new Terminal(NOWHERE, NOWHERE, null, TerminalFeatures.PLAIN);

    private final List<String> asked = new ArrayList<>();
    private final CheckpointCommands command = new CheckpointCommands();

    private String before(String after) {
        return command.before(after, TERMINAL, at -> at == null ? "changed for good" : "changed until " + at);
    }

    @Test
    void isMadeBeforeAChange() {
        command.service = new Platform();
        assertThat(before("90s")).isEqualTo("changed until 2026-11-23T12:00:00Z");
        assertThat(asked).containsExactly("create PT1M30S");
    }

    @Test
    void isMadeOnlyOnRequest() {
        assertThat(before("")).isEqualTo("changed for good");
    }

    @Test
    void isMissedInOneLineBeforeAnythingIsChanged() {
        assertThatThrownBy(() -> before("90"))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("no bearer here can roll back: ");
    }

    @Test
    void staysInForceWhenTheChangeFails() {
        command.service = new Platform();
        assertThatThrownBy(() -> command.before("90", TERMINAL, at -> {
                    throw new CommandException("cannot open it");
                }))
                .hasMessage("cannot open it;"
                        + " the platform rolls back at 2026-11-23T12:00:00Z unless bearer:confirm comes first");
    }

    @Test
    void hasBounds() {
        command.service = new Platform();
        assertThatThrownBy(() -> before("999ms")).hasMessage("--rollback-after: from a second to a day, not 999ms");
        assertThatThrownBy(() -> before("25h")).hasMessage("--rollback-after: from a second to a day, not 25h");
        assertThat(asked).isEmpty();
    }

    @Test
    void isConfirmedOnce() {
        command.service = new Platform();
        before("90");
        command.end(Checkpoint::confirm, CheckpointCommands.CONFIRMING, TERMINAL);
        assertThat(asked).containsExactly("create PT1M30S", "confirm");
        assertThatThrownBy(() -> command.end(Checkpoint::confirm, CheckpointCommands.CONFIRMING, TERMINAL))
                .hasMessage("there is no checkpoint; bearer:checkpoint makes one");
    }

    @Test
    void canBeAskedAgainAfterAFailure() {
        var platform = new Platform();
        command.service = platform;
        before("90");
        platform.failure = new NetworkException(FailureReason.DENIED, "polkit says no");
        assertThatThrownBy(() -> command.end(Checkpoint::rollBack, CheckpointCommands.ROLLING_BACK, TERMINAL))
                .hasMessage("not rolled back: polkit says no (denied)");
        platform.failure = null;
        command.end(Checkpoint::rollBack, CheckpointCommands.ROLLING_BACK, TERMINAL);
        assertThat(asked).containsExactly("create PT1M30S", "roll back", "roll back");
    }

    /** Notes what it is asked for. */
    private final class Platform implements CheckpointService, Checkpoint {
        private NetworkException failure;

        @Override
        public CompletionStage<Checkpoint> create(Duration rollBackAfter) {
            asked.add("create " + rollBackAfter);
            return CompletableFuture.completedStage(this);
        }

        @Override
        public Instant expires() {
            return Samples.NOON;
        }

        @Override
        public CompletionStage<Void> confirm() {
            return answer("confirm");
        }

        @Override
        public CompletionStage<Void> rollBack() {
            return answer("roll back");
        }

        @Override
        public CompletionStage<Void> extend(Duration rollBackAfter) {
            return answer("extend " + rollBackAfter);
        }

        private CompletionStage<Void> answer(String question) {
            asked.add(question);
            return failure == null ? CompletableFuture.completedStage(null) : CompletableFuture.failedStage(failure);
        }
    }
}
