package org.netbearer.bearer.generic;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.bearer.generic.port.LinkReader;

/**
 * Reads a Linux machine by asking its kernel; where that is not possible, from the files of {@link LinuxPort}.
 *
 * <p>Confined to one thread but for the arrival of events.
 */
final class KernelPort implements MachinePort, ChangeEvents.Source {
    /** Subscribes to the kernel's events, and tells those about routes apart. */
    @FunctionalInterface
    interface Events {
        ChangeEvents open(Runnable changed, Runnable routesChanged) throws IOException;
    }

    private final LinkReader.Source source;
    private final Events events;
    private final MachinePort files;
    private final JdkSource jdk;
    private final Consumer<String> log;
    private final AtomicReference<@Nullable LinkReader> reader = new AtomicReference<>();
    private volatile boolean told;
    private boolean refused;
    private List<InetAddress> outward = List.of();

    /**
     * Creates a port that holds nothing open.
     *
     * @param source opens what asks the kernel
     * @param events subscribes to its events
     * @param files what is read if it cannot be asked
     * @param jdk what the JDK's sockets say
     * @param log takes one line if the kernel cannot be asked, with the reason
     */
    KernelPort(LinkReader.Source source, Events events, MachinePort files, JdkSource jdk, Consumer<String> log) {
        this.source = source;
        this.events = events;
        this.files = files;
        this.jdk = jdk;
        this.log = log;
    }

    @Override
    public MachineState read() {
        return read(false, links -> {});
    }

    @Override
    public MachineState readThoroughly() {
        return read(true, links -> {});
    }

    @Override
    public MachineState read(Consumer<MachineState> early) {
        return read(false, early);
    }

    private MachineState read(boolean thorough, Consumer<MachineState> early) {
        LinkReader open = opened();
        if (open != null) {
            try {
                var first = new First(early);
                LinkReader.Reading reading = open.read(thorough, first);
                return first.state != null && first.reading == reading ? first.state : told(reading);
            } catch (IOException unanswered) {
                close(); // and opened anew for the next reading
            }
        }
        return files.read().with(MachineState.Gap.NO_NETLINK);
    }

    private MachineState told(LinkReader.Reading reading) {
        if (reading.routesAsked()) {
            outward = jdk.outwardAddresses(List.of());
        }
        LinkReader.Reading corrected = OwnSockets.correct(reading, outward);
        var gaps = new ArrayList<MachineState.Gap>();
        for (LinkReader.Doubt doubt : LinkReader.Doubt.values()) {
            if (corrected.doubts().contains(doubt)) {
                gaps.add(gap(doubt));
            }
        }
        return MachineState.told(corrected, gaps);
    }

    private static MachineState.Gap gap(LinkReader.Doubt doubt) {
        return switch (doubt) {
            case EXITS_UNKNOWN -> MachineState.Gap.EXITS_UNKNOWN;
            case SPLIT -> MachineState.Gap.SPLIT;
            case BOUND_ELSEWHERE -> MachineState.Gap.BOUND_ELSEWHERE;
        };
    }

    private @Nullable LinkReader opened() {
        LinkReader open = reader.get();
        if (open != null || refused) {
            return open;
        }
        try {
            open = openQuietly();
            open.changesAreTold(told);
            reader.set(open);
            return open;
        } catch (Exception | Error unavailable) { // JNA says with a plain Error that its native half is another version
            refused = true;
            log.accept("The kernel is not asked over netlink: " + reason(unavailable)
                    + ". Install JNA beside this bundle, or give the JVM a temporary folder that may be written to and executed"
                    + " from (-Djna.tmpdir=...); until then changes are found by polling, and what leads out is concluded from"
                    + " /sys and /proc.");
            return null;
        }
    }

    /** Opens without what JNA logs, with a stack trace, of a temporary folder that it cannot use: the one line says it. */
    private LinkReader openQuietly() throws IOException {
        Logger jna = Logger.getLogger("com.sun.jna.Native");
        Filter before = jna.getFilter();
        jna.setFilter(record -> false);
        try {
            return source.open();
        } finally {
            jna.setFilter(before);
        }
    }

    private static String reason(Throwable unavailable) {
        String text = String.valueOf(unavailable);
        int end = text.indexOf('\n');
        return PrintableText.of(end < 0 ? text : text.substring(0, end));
    }

    /** Subscribes only if the kernel can be asked too. */
    @Override
    public ChangeEvents open(Runnable changed) throws IOException {
        if (opened() == null) {
            return NONE.open(changed);
        }
        var opened = new AtomicReference<@Nullable ChangeEvents>();
        ChangeEvents subscription = events.open(
                () -> {
                    ChangeEvents told = opened.get();
                    if (told != null && !told.isComplete()) {
                        changesAreTold(false);
                    }
                    changed.run();
                },
                this::routesChanged);
        opened.set(subscription);
        changesAreTold(true);
        return new Told(subscription);
    }

    private void changesAreTold(boolean areTold) {
        told = areTold;
        LinkReader open = reader.get();
        if (open != null) {
            open.changesAreTold(areTold);
        }
    }

    private void routesChanged() {
        LinkReader open = reader.get();
        if (open != null) {
            open.routesChanged();
        }
    }

    @Override
    public MachineState readCounters(MachineState before) {
        return files.readCounters(before);
    }

    @Override
    public void close() {
        LinkReader open = reader.getAndSet(null);
        if (open != null) {
            open.close();
        }
        refused = false;
        outward = List.of();
    }

    /** Passes on what was read before the ways were asked for, and remembers it. */
    private final class First implements Consumer<LinkReader.Reading> {
        private final Consumer<MachineState> early;
        private LinkReader.@Nullable Reading reading;
        private @Nullable MachineState state;

        First(Consumer<MachineState> early) {
            this.early = early;
        }

        @Override
        public void accept(LinkReader.Reading links) {
            reading = links;
            state = told(links);
            early.accept(state);
        }
    }

    /** A subscription at whose end readings become thorough again. */
    private final class Told implements ChangeEvents {
        private final ChangeEvents subscription;

        Told(ChangeEvents subscription) {
            this.subscription = subscription;
        }

        @Override
        public boolean confirmed() {
            return subscription.confirmed();
        }

        @Override
        public boolean isComplete() {
            return subscription.isComplete();
        }

        @Override
        public Duration settling() {
            return subscription.settling();
        }

        @Override
        public void close() {
            subscription.close();
            changesAreTold(false);
        }
    }
}
