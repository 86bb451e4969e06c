/** The assembled system, inside real containers. */
@NullMarked
package org.netbearer.itest.system;

import org.jspecify.annotations.NullMarked;
