package org.netbearer.impl.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.PrintableText;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.listener.Mailbox.Interest;
import org.netbearer.impl.model.ConfigurationProperties;
import org.netbearer.impl.model.Published;
import org.netbearer.impl.runtime.CoreRuntime;
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

    private final Supplier<Published> current;
    private final @Nullable Bundle own;
    private final CoreRuntime runtime;
    private final Differences differences = new Differences();
    private final Map<Object, Mailbox> mailboxes = new ConcurrentHashMap<>();
    /** The mailboxes in the order of delivery: those of applications, then those of this bundle, which publish. */
    private volatile List<Mailbox> inOrder = List.of();

    private volatile boolean open;

    /**
     * Creates a whiteboard without listeners.
     *
     * @param current reads what is published
     * @param own this bundle, whose listeners are woken after those of applications; null if there is no framework
     * @param runtime what they run on
     */
    public Listeners(Supplier<Published> current, @Nullable Bundle own, CoreRuntime runtime) {
        this.current = current;
        this.own = own;
        this.runtime = runtime;
    }

    /** Begins to deliver. */
    public void open() {
        open = true;
        wake();
    }

    /** Wakes each listener's mailbox: something was published. */
    public void wake() {
        if (open) {
            inOrder.forEach(Mailbox::wake);
        }
    }

    /** Delivers the end of an update to each listener. */
    public void completed(UpdateReport report) {
        if (open) {
            inOrder.forEach(mailbox -> mailbox.completed(report));
        }
    }

    /** Adds a listener; it is called for what there is now. */
    public void add(ServiceReference<NetworkListener> reference, ListenerService service) {
        Interest interest = interest(reference);
        if (interest != null) {
            boolean ours = own != null && own.equals(reference.getBundle());
            var mailbox = new Mailbox(service, owner(reference), interest, current, differences, runtime);
            mailboxes.put(reference, mailbox);
            reorder(boxes -> boxes.add(ours ? boxes.size() : 0, mailbox));
            if (open) {
                mailbox.wake();
            }
        }
    }

    /** Reads again what a listener wants to be called for. */
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

    /** Removes a listener; it is not called any more once this returns, unless a call takes longer than a second. */
    public void remove(ServiceReference<NetworkListener> reference) {
        Mailbox mailbox = mailboxes.remove(reference);
        if (mailbox != null) {
            reorder(boxes -> boxes.remove(mailbox));
            mailbox.close();
            mailbox.settle(PATIENCE.toNanos());
        }
    }

    /** Begins no further call, and waits a moment, for all together, while a listener's service is being got. */
    public void close() {
        open = false;
        List<Mailbox> left = List.copyOf(mailboxes.values());
        mailboxes.clear();
        reorder(List::clear);
        left.forEach(Mailbox::close);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        left.forEach(mailbox -> mailbox.settle(deadline - System.nanoTime()));
    }

    private synchronized void reorder(Consumer<List<Mailbox>> change) {
        var boxes = new ArrayList<>(inOrder);
        change.accept(boxes);
        inOrder = List.copyOf(boxes);
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
            runtime.log()
                    .warn("listener of " + owner(reference) + " is never called: its " + NetworkListener.FILTER + " \""
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
