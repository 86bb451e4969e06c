/**
 * For tests of bearers and of applications: {@link org.netbearer.testkit.BearerContract} tests each sentence of the SPI, {@link
 * org.netbearer.testkit.ManualTime} replaces the clock, {@link org.netbearer.testkit.SettableManager} the manager.
 *
 * <p>Released with the API, in the same version.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.netbearer.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
