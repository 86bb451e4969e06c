/** What the tests of bearers and of the core share. */
@Export
@Version("0.1.0")
@NullMarked
package org.netbearer.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
