/** The ready-to-run distribution: an OSGi framework, the bundles that travel in the same jar, and the command line. */
@NullMarked
package org.netbearer.launcher;

import org.jspecify.annotations.NullMarked;
