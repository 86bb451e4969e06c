/** The Gogo commands. */
@NullMarked
package org.netbearer.shell;

import org.jspecify.annotations.NullMarked;
