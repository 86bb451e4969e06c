package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.netbearer.bearer.nm.dbus.Arguments;

final class ProfileReaderTest {
    private final Deque<CompletableFuture<Arguments>> open = new ArrayDeque<>();
    private int sent;
    private final ProfileReader reader = new ProfileReader(
            call -> {
                sent++;
                var reply = new CompletableFuture<Arguments>();
                open.add(reply);
                return reply;
            },
            () -> {});

    private void answer(String name) {
        open.remove()
                .complete(new Arguments(List.of(Map.of("connection", Map.of("uuid", "u", "id", name, "type", "vpn")))));
    }

    @Test
    void neverHasMoreCallsOpenThanTheBusAllows() {
        for (int i = 0; i < 1000; i++) {
            reader.read("/settings/" + i);
        }
        assertThat(sent).isEqualTo(ProfileReader.MOST_IN_FLIGHT);
        for (int i = 0; i < 1000; i++) {
            answer("name");
            assertThat(open).hasSizeLessThanOrEqualTo(ProfileReader.MOST_IN_FLIGHT);
        }
        assertThat(sent).isEqualTo(1000);
        assertThat(reader.isIdle()).isTrue();
    }

    @Test
    void readsAgainWhatChangedWhileItWasBeingRead() {
        reader.read("/settings/1");
        reader.read("/settings/1");
        reader.read("/settings/1");
        answer("old");
        answer("new");
        assertThat(sent).isEqualTo(2);
        assertThat(reader.profiles().get("/settings/1").name()).isEqualTo("new");
    }

    @Test
    void leavesOutWhatItMayNotRead() {
        reader.read("/settings/1");
        open.remove().completeExceptionally(new IllegalStateException("refused"));
        assertThat(reader.profiles()).isEmpty();
        assertThat(reader.refused()).containsExactly("/settings/1");
        assertThat(reader.isIdle()).isTrue();
    }

    @Test
    void doesNotCallRefusedWhatHasGone() {
        reader.read("/settings/1");
        reader.forget("/settings/1");
        open.remove().completeExceptionally(new IllegalStateException("gone"));
        assertThat(reader.refused()).isEmpty();
    }

    @Test
    void takesNoAnswerForAProfileThatHasGone() {
        reader.read("/settings/1");
        reader.forget("/settings/1");
        answer("late");
        assertThat(reader.profiles()).isEmpty();
        assertThat(reader.isIdle()).isTrue();
    }

    @Test
    void goesOnAfterTheAnswerForAProfileThatHasGone() {
        for (int i = 0; i <= ProfileReader.MOST_IN_FLIGHT; i++) {
            reader.read("/settings/" + i);
        }
        reader.forget("/settings/0");
        answer("late");
        assertThat(sent).isEqualTo(ProfileReader.MOST_IN_FLIGHT + 1);
    }

    @Test
    void handsOutTheSameProfilesUntilOneChanges() {
        reader.read("/settings/1");
        answer("one");
        var before = reader.profiles();
        assertThat(reader.profiles()).isSameAs(before);
        reader.read("/settings/1");
        answer("one");
        assertThat(reader.profiles()).isSameAs(before);
        reader.read("/settings/1");
        answer("two");
        assertThat(reader.profiles()).isNotSameAs(before);
        assertThat(before.get("/settings/1").name()).isEqualTo("one");
    }

    @Test
    void takesWhatItMayReadLater() {
        reader.read("/settings/1");
        open.remove().completeExceptionally(new IllegalStateException("refused"));
        reader.read("/settings/1");
        answer("mine now");
        assertThat(reader.refused()).isEmpty();
    }

    @Test
    void doesNotTakeTheAnswerOfAnEarlierLife() {
        reader.read("/settings/1");
        reader.clear();
        answer("from before");
        assertThat(reader.profiles()).isEmpty();
    }
}
