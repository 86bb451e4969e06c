package org.netbearer.impl.session;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.impl.lease.Activation;

/**
 * What sessions need of the rest of the core.
 *
 * <p>For the writer, but for {@link #snapshot} and {@link #activation}, which are safe anywhere. An operation ends on the
 * writer, after what it changed was published; if its bearer leaves, it never ends.
 */
public interface Network {
    /** Returns the current snapshot. */
    NetworkSnapshot snapshot();

    /** Returns whether a configuration is up, or on its way, and by which activation. */
    Activation activation(String identifier);

    /** Says why a configuration cannot be brought up or taken down here now; null if it can. */
    @Nullable
    NetworkException refusal(String identifier);

    /** Brings a configuration up. */
    void activate(String identifier, Consumer<@Nullable NetworkException> end);

    /** Takes a configuration down, or ends its activation. */
    void deactivate(String identifier, Consumer<@Nullable NetworkException> end);

    /** Has the counters of a link read anew, where somebody can. */
    void readCounters(NetworkLink link, Runnable end);
}
