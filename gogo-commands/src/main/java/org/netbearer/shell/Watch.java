package org.netbearer.shell;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;

/**
 * Shows a list and draws it anew whenever something changes: over itself on a terminal, else one below the other.
 *
 * <p>It is a listener for its time; changes that come while it draws lead to one more drawing. {@link #run} belongs to the thread of the
 * command; {@link #end} may be called by any.
 */
final class Watch {
    private static final Duration TICK = Duration.ofMillis(200);
    private static final String TOP = "\033[H";
    private static final String CLEAR_SCREEN = "\033[2J";
    private static final String CLEAR_REST_OF_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    private final Terminal terminal;
    private final Supplier<Screen> screens;
    private final Supplier<CommandResult> view;
    private final Semaphore changed = new Semaphore(0);
    private volatile boolean ended;

    /**
     * What is drawn on.
     *
     * @param features what it can show
     * @param lines how high it is; {@link TerminalFeatures#UNLIMITED} if nobody knows
     */
    record Screen(TerminalFeatures features, int lines) {}

    /**
     * Creates a watch.
     *
     * @param terminal where to draw
     * @param screens returns the screen as it is now: its size may change
     * @param view returns what to draw
     */
    Watch(Terminal terminal, Supplier<Screen> screens, Supplier<CommandResult> view) {
        this.terminal = terminal;
        this.screens = screens;
        this.view = view;
    }

    /** Draws until the time is over, the thread is interrupted, Enter is pressed or {@link #end} is called. */
    void run(@Nullable Duration time, Function<NetworkListener, Monitor.Registration> registrar) {
        var registration = registrar.apply(new NetworkListener() {
            @Override
            public void networkChanged(NetworkChange change) {
                changed.release();
            }
        });
        try {
            drawUntil(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            registration.close();
        }
    }

    /** Asks {@link #run} to return soon. */
    void end() {
        ended = true;
        changed.release();
    }

    private void drawUntil(@Nullable Duration time) throws InterruptedException {
        long start = System.nanoTime();
        Screen drawn = null;
        String shown = "";
        while (!ended && !terminal.isGone() && !terminal.enterPressed()) {
            if (time != null && System.nanoTime() - start >= time.toNanos()) {
                return;
            }
            Screen screen = screens.get();
            String text = view.get().text(screen.features());
            if (!screen.equals(drawn) || !text.equals(shown)) {
                draw(text, screen, drawn == null || !screen.equals(drawn));
                drawn = screen;
                shown = text;
            }
            boolean news = changed.tryAcquire(TICK.toNanos(), TimeUnit.NANOSECONDS);
            if (news) {
                changed.drainPermits();
            }
        }
    }

    private void draw(String text, Screen screen, boolean first) {
        if (!screen.features().terminal()) {
            terminal.print(first ? text : "\n" + text);
            return;
        }
        var drawing = new StringBuilder(first ? CLEAR_SCREEN + TOP : TOP);
        fitting(text.lines().toList(), screen.lines())
                .forEach(line -> drawing.append(line).append(CLEAR_REST_OF_LINE).append('\n'));
        terminal.draw(drawing.append(CLEAR_BELOW).toString());
    }

    /** What does not fit is counted in the last line; below it stays one for the prompt. */
    private static List<String> fitting(List<String> lines, int height) {
        int most = Math.max(1, height - 2);
        if (lines.size() <= most + 1) {
            return lines;
        }
        return Stream.concat(lines.stream().limit(most), Stream.of("... " + (lines.size() - most) + " more"))
                .toList();
    }
}
