package org.netbearer.shell;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value that a command returns; it has a form for people and one for programs.
 *
 * <p>Immutable. {@code toString} is the plain text too, for callers that format nothing, such as Gogo's {@code echo}.
 */
interface CommandResult {
    /**
     * Returns the form for people.
     *
     * @param colour whether escape sequences for colour are wanted
     * @return one or more lines, without a line end after the last
     */
    String text(boolean colour);

    /**
     * Returns the form for programs.
     *
     * @return a tree for {@link JsonWriter}
     */
    Map<String, @Nullable Object> json();

    /** Returns this value for the converter to print, or its JSON text. */
    default Object as(boolean json) {
        return json ? JsonWriter.pretty(json()) : this;
    }
}
