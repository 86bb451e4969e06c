package org.netbearer.bearer.corewlan.port;

import java.util.function.BooleanSupplier;
import org.netbearer.api.Ssid;

/** Joins stored networks by a program of the system, which may read the passwords that this process may not. Thread-safe. */
@FunctionalInterface
public interface SystemJoin {
    /**
     * Joins a stored network, and returns when that is decided; blocks for seconds.
     *
     * @param radio name of the interface
     * @param ssid the network
     * @param over returns whether the result is no longer wanted; then the program is ended
     * @throws CoreWlanException if the program refuses
     */
    void join(String radio, Ssid ssid, BooleanSupplier over) throws CoreWlanException;
}
