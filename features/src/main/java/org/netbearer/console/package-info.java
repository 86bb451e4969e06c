/** Inside the framework of the distribution: runs what the launcher asks for, and prints the log. */
@NullMarked
package org.netbearer.console;

import org.jspecify.annotations.NullMarked;
