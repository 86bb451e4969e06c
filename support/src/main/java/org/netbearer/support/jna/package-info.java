/** Native libraries through JNA. Copied privately into each bundle that uses it. */
@NullMarked
package org.netbearer.support.jna;

import org.jspecify.annotations.NullMarked;
