/** Tests of the command line, and of the distribution as a process. */
@NullMarked
package org.netbearer.launcher;

import org.jspecify.annotations.NullMarked;
