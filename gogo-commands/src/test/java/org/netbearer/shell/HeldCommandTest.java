package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class HeldCommandTest {
    @Test
    void isWhatFollowsTheSeparatorAfterATarget() {
        var command =
                Objects.requireNonNull(HeldCommand.of("cafe", "--timeout", "5", "--", "bearer:monitor", "--for", "2"));
        assertThat(command.opening()).isEqualTo(List.of("cafe", "--timeout", "5"));
        assertThat(command.line()).isEqualTo("bearer:monitor --for 2");
    }

    @Test
    void isNoneWhereTheSeparatorOnlyProtectsTheTarget() {
        assertThat(HeldCommand.of("--", "-odd-name-")).isNull();
        assertThat(HeldCommand.of("cafe", "--")).isNull();
        assertThat(HeldCommand.of("cafe")).isNull();
    }

    @Test
    void keepsEachWordOne() {
        var command = Objects.requireNonNull(HeldCommand.of("cafe", "--", "echo", "two words", "a\"b$c\\d;|"));
        assertThat(command.line()).isEqualTo("echo \"two words\" \"a\\\"b\\$c\\\\d;|\"");
    }
}
