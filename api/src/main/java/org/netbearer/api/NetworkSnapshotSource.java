package org.netbearer.api;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What is known of this machine's networks, as values that can be sent to another machine.
 *
 * <p>A service beside the {@link NetworkConfigurationManager}, meant to be exported by OSGi Remote Services: the properties
 * of its configuration, such as {@code service.exported.interfaces}, are properties of the service. Listeners, sessions and
 * handles are not for other machines.
 *
 * <p>Thread-safe; the call returns at once.
 */
@ProviderType
public interface NetworkSnapshotSource {
    /** PID of the configuration whose properties the service has. */
    String PID = "org.netbearer.snapshot.source";

    /**
     * Returns everything at one moment.
     *
     * @return the current snapshot; of two calls, the later never returns a lower revision
     */
    NetworkSnapshot snapshot();
}
