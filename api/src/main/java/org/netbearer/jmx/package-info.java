/**
 * What management tools see: the MXBean of the manager and the views that its attributes are made of.
 *
 * <p>Views hold strings, numbers, booleans, lists and maps only, so that any JMX client can read them without our classes.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.netbearer.jmx;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
