package org.netbearer.impl.jmx;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.netbearer.api.UpdateReport;
import org.netbearer.impl.model.NetworkEvent;
import org.netbearer.jmx.UpdateView;

/** Numbers what is asked for through the MBean, and tells the end of each. Thread-safe. */
final class Tickets {
    private static final long LONGEST_MS = 600_000;

    private final AtomicLong last = new AtomicLong();
    private final Notifications notifications;

    Tickets(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Returns a ticket to work that has begun; a notification tells its end. */
    long open(CompletionStage<UpdateReport> work) {
        long ticket = last.incrementAndGet();
        var unused = work.thenAccept(report -> notifications.sendTicket(ticket, NetworkEvent.of(report)));
        return ticket;
    }

    /**
     * Waits for the end of work that has begun.
     *
     * @throws IllegalStateException if the manager stopped, or the wait was interrupted
     */
    UpdateView await(CompletionStage<UpdateReport> work, long timeoutMillis) {
        long ticket = open(work);
        try {
            return Views.of(ticket, work.toCompletableFuture().get(timeoutMillis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Views.unfinished(ticket);
        } catch (ExecutionException stopped) {
            // without the cause: a remote client may not know its class
            throw new IllegalStateException("ticket " + ticket + ": the manager stopped");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("ticket " + ticket + ": interrupted");
        }
    }

    /** Checks a time before any work begins. */
    static long checked(long timeoutMillis) {
        if (timeoutMillis < 1 || timeoutMillis > LONGEST_MS) {
            throw new IllegalArgumentException("timeoutMillis " + timeoutMillis + " is not from 1 to " + LONGEST_MS);
        }
        return timeoutMillis;
    }
}
