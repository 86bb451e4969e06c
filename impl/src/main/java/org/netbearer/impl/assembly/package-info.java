/** From the bearers' reports to one snapshot: pure functions over values, without clock, thread or service. */
@NullMarked
package org.netbearer.impl.assembly;

import org.jspecify.annotations.NullMarked;
