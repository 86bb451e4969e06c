/**
 * What whoever implements a manager shares: the core, and the test kit. Not API: it changes without notice, in any version.
 *
 * <p>It is exported from this bundle, not kept in the core's, because a
 * {@link org.netbearer.internal.ConfigurationHandle} that an application forgot must not keep the core's classes in memory.
 */
@Export(attribute = "x-internal:=true")
@NullMarked
@Version("1.0.0")
package org.netbearer.internal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
