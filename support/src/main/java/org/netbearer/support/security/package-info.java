/** Who calls. Copied privately into each bundle that uses it. */
@NullMarked
package org.netbearer.support.security;

import org.jspecify.annotations.NullMarked;
