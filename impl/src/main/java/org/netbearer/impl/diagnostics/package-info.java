/** Calling code that is not ours, counting what happens, and what a person should know. */
@NullMarked
package org.netbearer.impl.diagnostics;

import org.jspecify.annotations.NullMarked;
