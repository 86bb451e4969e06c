/** The way to one bearer: its gate, its thread, and the probe that says whether it is for this machine. */
@NullMarked
package org.netbearer.impl.bearer;

import org.jspecify.annotations.NullMarked;
