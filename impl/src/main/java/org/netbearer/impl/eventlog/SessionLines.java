package org.netbearer.impl.eventlog;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionState;

/**
 * Writes what becomes of sessions: opened, moved, lost, closed, and those that could not be opened; by whom, on what, why and after how long.
 *
 * <p>Guarded by the lock of whoever owns it.
 */
final class SessionLines {
    /** How many sessions that are not open are remembered, so that no failure is reported twice. */
    private static final int MOST_CLOSED = 1000;

    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private final Supplier<NetworkSnapshot> network;
    private final Map<Long, Told> told = new LinkedHashMap<>();

    /**
     * What a session was when it was reported last.
     *
     * @param open whether it was open
     * @param link what it used, in words
     * @param identifier what it used
     * @param failure what had gone wrong
     * @param since when it was opened, or began to be
     */
    private record Told(boolean open, String link, String identifier, Optional<NetworkFailure> failure, long since) {}

    SessionLines(Consumer<String> lines, LongSupplier nanoTime, Supplier<NetworkSnapshot> network) {
        this.lines = lines;
        this.nanoTime = nanoTime;
        this.network = network;
    }

    /** Writes what has changed since the last call. */
    void changed(SessionSnapshot now) {
        Told before = told.get(now.id());
        boolean wasOpen = before != null && before.open();
        String identifier = now.activeIdentifier();
        if (now.open() && !identifier.isEmpty()) {
            String link = Causes.name(network.get(), identifier);
            if (before == null || !wasOpen) {
                opened(now, before, link);
                remember(now, link, nanoTime.getAsLong());
            } else if (!identifier.equals(before.identifier())) {
                lines.accept(subject(now) + " moved from " + before.link() + " to " + link + " after " + since(before)
                        + reason(now, before));
                remember(now, link, before.since());
            }
        } else if (before != null && wasOpen && !now.open()) {
            boolean lost = hasNewFailure(now, before);
            lines.accept(subject(now) + (lost ? " lost " : " closed on ") + before.link() + " after " + since(before)
                    + reason(now, before));
            remember(now, "", nanoTime.getAsLong());
        } else if (!wasOpen && hasNewFailure(now, before)) {
            lines.accept(subject(now) + " not opened on " + target(now)
                    + (before == null ? "" : " after " + since(before)) + reason(now, before));
            remember(now, "", nanoTime.getAsLong());
        } else if (!wasOpen && now.state() == SessionState.CONNECTING && (before == null || !isWaiting(now, before))) {
            remember(now, "connecting", nanoTime.getAsLong());
        }
    }

    private static boolean isWaiting(SessionSnapshot now, Told before) {
        return before.link().equals("connecting") && now.failure().equals(before.failure());
    }

    private void opened(SessionSnapshot now, @Nullable Told before, String link) {
        boolean waited = before != null && before.link().equals("connecting");
        String wanted = now.target().equals(now.activeIdentifier()) ? "" : " for " + target(now);
        lines.accept(subject(now) + " opened on " + link + wanted
                + (waited && before != null ? " after " + since(before) : ""));
    }

    private String target(SessionSnapshot session) {
        return Causes.name(network.get(), session.target());
    }

    private static String subject(SessionSnapshot session) {
        return "session " + session.id() + " of " + session.owner()
                + (session.label().isEmpty() ? "" : " \"" + session.label() + '"');
    }

    private static boolean hasNewFailure(SessionSnapshot now, @Nullable Told before) {
        return now.failure().isPresent()
                && (before == null
                        || !now.failure()
                                .map(Causes::text)
                                .equals(before.failure().map(Causes::text)));
    }

    private static String reason(SessionSnapshot now, @Nullable Told before) {
        return hasNewFailure(now, before)
                ? now.failure().map(Causes::text).map(text -> ": " + text).orElse("")
                : "";
    }

    private String since(Told before) {
        return ElapsedTime.of(Duration.ofNanos(nanoTime.getAsLong() - before.since()));
    }

    private void remember(SessionSnapshot now, String link, long since) {
        told.remove(now.id()); // the latest is the last
        told.put(now.id(), new Told(now.open(), link, now.activeIdentifier(), now.failure(), since));
        var closed = told.entrySet().stream()
                .filter(one -> !one.getValue().open())
                .map(Map.Entry::getKey)
                .toList();
        if (closed.size() > MOST_CLOSED) {
            told.remove(closed.get(0));
        }
    }
}
