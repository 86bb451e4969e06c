package org.netbearer.impl.activation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.netbearer.impl.activation.ActivationPhase.Event;

/** The table in the comment of {@link ActivationPhase} is what it does, for every state and every event. */
final class ActivationPhaseTest {
    private static final Path SOURCE = Path.of("src/main/java/org/netbearer/impl/activation/ActivationPhase.java");
    private static final Pattern ROW = Pattern.compile(" \\* ([A-Z_]+) *\\| ([A-Z_]+) *\\| ([A-Z_]+)");

    private static Map<ActivationPhase, Map<Event, ActivationPhase>> table() throws IOException {
        var table = new HashMap<ActivationPhase, Map<Event, ActivationPhase>>();
        for (String line : Files.readAllLines(SOURCE)) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                var before = table.computeIfAbsent(ActivationPhase.valueOf(row.group(1)), state -> new HashMap<>())
                        .put(Event.valueOf(row.group(2)), ActivationPhase.valueOf(row.group(3)));
                assertThat(before).as(line).isNull();
            }
        }
        return table;
    }

    @Test
    void eachEventLeadsWhereTheTableSays() throws IOException {
        var table = table();
        for (var state : ActivationPhase.values()) {
            for (var event : Event.values()) {
                assertThat(state.after(event))
                        .as("%s after %s", state, event)
                        .isEqualTo(table.getOrDefault(state, Map.of()).getOrDefault(event, state));
            }
        }
    }

    @Test
    void noStateIsADeadEnd() throws IOException {
        assertThat(table().keySet()).containsExactlyInAnyOrder(ActivationPhase.values());
    }
}
