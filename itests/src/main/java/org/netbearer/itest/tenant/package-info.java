/** A user's bundle, as greedy as one may be: it depends on all that can be depended on, and holds what it got. */
@NullMarked
package org.netbearer.itest.tenant;

import org.jspecify.annotations.NullMarked;
