/** A bearer that does as its script says, for demonstrations and tests. */
@NullMarked
package org.netbearer.bearer.simulation;

import org.jspecify.annotations.NullMarked;
