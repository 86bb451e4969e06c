package org.netbearer.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command returns: a value that can show itself in two ways.
 *
 * <p>Immutable. {@code toString} is the plain text too, for callers that format nothing, such as Gogo's {@code echo}.
 */
interface CommandResult {
    /**
     * Shows it to people.
     *
     * @param colour whether escape sequences for colour are wanted
     * @return one or more lines, without a line end after the last
     */
    String text(boolean colour);

    /**
     * Shows it to programs.
     *
     * @return a tree for {@link JsonWriter}
     */
    Map<String, @Nullable Object> json();

    /** Shows it as a command was asked to: itself for the converter to print, or text in JSON. */
    default Object as(boolean json) {
        return json ? JsonWriter.pretty(json()) : this;
    }
}
