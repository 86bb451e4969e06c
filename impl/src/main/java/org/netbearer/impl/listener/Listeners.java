package org.netbearer.impl.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.PrintableText;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.listener.Mailbox.Interest;
import org.netbearer.impl.model.ConfigurationProperties;
import org.netbearer.impl.runtime.Counters;
import org.netbearer.impl.runtime.Log;
import org.osgi.framework.Bundle;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The whiteboard: one mailbox for each listener service.
 *
 * <p>Thread-safe. Nothing is delivered before {@link #open}, so that the first call brings a complete list.
 */
public final class Listeners {
    /** The most reports that wait for one listener; of more, the oldest are dropped. */
    public static final int MAX_REPORTS = 64;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Supplier<NetworkSnapshot> current;
    private final LongSupplier removals;
    private final Executor executor;
    private final Log log;
    private final Counters counters;
    private final Map<Object, Mailbox> mailboxes = new ConcurrentHashMap<>();
    private volatile boolean open;

    public Listeners(
            Supplier<NetworkSnapshot> current, LongSupplier removals, Executor executor, Log log, Counters counters) {
        this.current = current;
        this.removals = removals;
        this.executor = executor;
        this.log = log;
        this.counters = counters;
    }

    /** Begins to deliver. */
    public void open() {
        open = true;
        wake();
    }

    public void wake() {
        if (open) {
            mailboxes.values().forEach(Mailbox::wake);
        }
    }

    public void completed(UpdateReport report) {
        if (open) {
            mailboxes.values().forEach(mailbox -> mailbox.completed(report));
        }
    }

    public void add(ServiceReference<NetworkListener> reference, ListenerService service) {
        Interest interest = interest(reference);
        if (interest != null) {
            var mailbox = new Mailbox(service, owner(reference), interest, current, removals, executor, log, counters);
            mailboxes.put(reference, mailbox);
            if (open) {
                mailbox.wake();
            }
        }
    }

    public void modify(ServiceReference<NetworkListener> reference, ListenerService service) {
        Mailbox mailbox = mailboxes.get(reference);
        if (mailbox == null) {
            add(reference, service);
            return;
        }
        Interest interest = interest(reference);
        if (interest == null) {
            remove(reference);
        } else {
            mailbox.interest(interest);
        }
    }

    public void remove(ServiceReference<NetworkListener> reference) {
        Mailbox mailbox = mailboxes.remove(reference);
        if (mailbox != null) {
            mailbox.close();
            mailbox.settle(PATIENCE.toNanos());
        }
    }

    /** Begins no further call, and waits a moment, for all together, until nobody is in the middle of being got. */
    public void close() {
        open = false;
        List<Mailbox> left = new ArrayList<>(mailboxes.values());
        mailboxes.clear();
        left.forEach(Mailbox::close);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        left.forEach(mailbox -> mailbox.settle(deadline - System.nanoTime()));
    }

    private @Nullable Interest interest(ServiceReference<NetworkListener> reference) {
        Object text = reference.getProperty(NetworkListener.FILTER);
        Object flag = reference.getProperty(NetworkListener.MEASUREMENTS);
        boolean measurements = flag != null && Boolean.parseBoolean(flag.toString());
        if (text == null || text.toString().isBlank()) {
            return new Interest(Interest.ALL.seen(), measurements);
        }
        try {
            Filter filter = FrameworkUtil.createFilter(text.toString());
            return new Interest(
                    (snapshot, configuration) -> filter.match(FrameworkUtil.asDictionary(ConfigurationProperties.of(
                            configuration, configuration.identifier().equals(snapshot.defaultIdentifier())))),
                    measurements);
        } catch (InvalidSyntaxException badFilter) {
            log.warn("listener of " + owner(reference) + " is never called: its " + NetworkListener.FILTER + " \""
                    + PrintableText.of(text.toString()) + "\" is no LDAP filter: " + badFilter.getMessage());
            return null;
        }
    }

    private static String owner(ServiceReference<?> reference) {
        Bundle bundle = reference.getBundle();
        return bundle == null
                ? "a bundle that is gone"
                : "bundle " + bundle.getSymbolicName() + " [" + bundle.getBundleId() + "]";
    }
}
