/** Tests of the console. */
@NullMarked
package org.netbearer.console;

import org.jspecify.annotations.NullMarked;
