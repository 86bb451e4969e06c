package org.netbearer.impl.eventlog;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.impl.activation.LinkOperation;

/**
 * Writes which links Netbearer brought up and took down. Where that fails, the line of whoever wanted it says why.
 *
 * <p>Guarded by the lock of whoever owns it.
 */
final class LinkLines {
    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private final Supplier<NetworkSnapshot> network;
    private final Map<String, Long> begun = new HashMap<>();

    LinkLines(Consumer<String> lines, LongSupplier nanoTime, Supplier<NetworkSnapshot> network) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.network = network;
    }

    void operated(LinkOperation operation) {
        String key = operation.direction() + operation.identifier();
        if (!operation.ended()) {
            begun.put(key, nanoTime.getAsLong());
            return;
        }
        Long since = begun.remove(key);
        if (operation.failure().isEmpty()) {
            lines.accept("link " + Causes.name(network.get(), operation.identifier()) + " "
                    + (operation.direction() == LinkOperation.Direction.UP ? "brought up" : "taken down")
                    + (since == null
                            ? ""
                            : " after " + ElapsedTime.of(Duration.ofNanos(nanoTime.getAsLong() - since))));
        }
    }
}
