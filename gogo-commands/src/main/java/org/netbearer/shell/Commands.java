package org.netbearer.shell;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All commands of this bundle. */
final class Commands {
    /** Their usages, in the order in which help lists them. */
    static final List<Usage> ALL = Stream.of(
                    BearerCommands.USAGES,
                    LiveCommands.USAGES,
                    HistoryCommands.USAGES,
                    SessionCommands.USAGES,
                    GroupCommands.USAGES,
                    CheckpointCommands.USAGES,
                    WhyCommands.USAGES,
                    DiagnoseCommand.USAGES)
            .flatMap(Collection::stream)
            .toList();

    private Commands() {}

    /** Finds a command by its name, with or without the scope. */
    static Optional<Usage> find(String word) {
        return ALL.stream()
                .filter(usage -> usage.command().equals(word) || usage.name().equals(word))
                .findFirst();
    }
}
