/**
 * What applications use: the manager, live configuration handles, immutable snapshots and the changes between them.
 *
 * <p>An application gets a {@link org.netbearer.api.NetworkConfigurationManager} from the service registry, or only
 * the {@link org.netbearer.api.NetworkConfiguration} service it is interested in, and registers a
 * {@link org.netbearer.api.NetworkListener} as a service to be notified of changes. All types here are safe to use from any
 * thread; no call waits for the operating system.
 *
 * <p>Rules that are named B-nn, S-nn, Gnn or row nn are those of Qt's bearer management, as kept or mended here; the page
 * {@code docs/reference/from-qt.md} of the project lists them, and what replaces each method and signal of Qt.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.netbearer.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
