/**
 * What bearers implement: a {@link org.netbearer.spi.Bearer} reports everything about one source of network
 * configurations, and a {@link org.netbearer.spi.BearerProbe} finds out whether it is for this machine.
 *
 * <p>Bearers know nothing of listeners, sessions or other bearers. Each is called on one thread of its own; it may
 * block there, but then it blocks only itself, and that is shown.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.netbearer.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
