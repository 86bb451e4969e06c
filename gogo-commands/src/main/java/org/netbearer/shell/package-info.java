/**
 * The Gogo commands of scope {@code bearer}.
 *
 * <p>Three layers: command components ({@link org.netbearer.shell.BearerCommands},
 * {@link org.netbearer.shell.LiveCommands} ...) take words and return values; views turn values into tables or JSON and know
 * nothing of commands; the converter and the terminal decide which of them is shown, and whether in colour.
 */
@NullMarked
package org.netbearer.shell;

import org.jspecify.annotations.NullMarked;
