/** The OSGi log, whether or not there is one yet. Copied privately into each bundle that uses it. */
@NullMarked
package org.netbearer.support.log;

import org.jspecify.annotations.NullMarked;
