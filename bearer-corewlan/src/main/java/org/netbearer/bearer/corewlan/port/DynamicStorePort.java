package org.netbearer.bearer.corewlan.port;

import java.util.List;
import java.util.Map;

/**
 * One session with the dynamic store of SystemConfiguration, in plain values. Confined to the serial executor.
 *
 * <p>A property list is a {@link String}, {@link Boolean}, {@link Long}, {@link List} or {@link Map} of such.
 */
public interface DynamicStorePort extends AutoCloseable {
    /**
     * Reads the entries of all interfaces and the global ones in one call.
     *
     * @throws DynamicStoreException if there is no answer
     */
    State read() throws DynamicStoreException;

    /** Ends the notifications and releases everything; once it has returned, no notification comes any more. */
    @Override
    void close();

    /** Opens sessions. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens a session with notifications of changes.
         *
         * @param changed is called on the session's own thread after each change; has to return soon
         * @return the session, to be closed
         * @throws DynamicStoreException if there is none to be had
         */
        DynamicStorePort open(Runnable changed) throws DynamicStoreException;
    }

    /**
     * What was read.
     *
     * @param entries property lists by their keys
     * @param adapters the interfaces that a user could configure
     */
    record State(Map<String, Object> entries, List<Adapter> adapters) {
        /** Copies the collections. */
        public State {
            entries = Map.copyOf(entries);
            adapters = List.copyOf(adapters);
        }
    }

    /**
     * An interface that a user could configure.
     *
     * @param name its BSD name
     * @param type one of {@code kSCNetworkInterfaceType…}; empty if not known
     * @param displayName what the user knows it as; empty if not known
     */
    record Adapter(String name, String type, String displayName) {}
}
