package org.netbearer.impl.diagnostics;

import java.util.function.Consumer;

/**
 * The one way of calling code that is not ours: bearers, probes, listeners, JMX clients, consumers of services.
 *
 * <p>Such a call may throw anything, and whatever it throws is caught. JNA throws plain {@code Error}s, assertions
 * {@code AssertionError}, reflection and other languages checked exceptions that nobody declared. Errors of the virtual machine are no
 * exception to this: a stack overflow is the fault of whoever recursed, and memory that has run out does not come back by letting our
 * thread die. What would come of it is that nothing is delivered any more and no line says why.
 *
 * <p>What is thrown is itself not ours: it may throw when it is asked for its text. {@link #describe} survives that.
 */
public final class ForeignCode {
    private static final String OUT_OF_MEMORY = OutOfMemoryError.class.getName();

    private ForeignCode() {}

    /**
     * Runs a call. The thread's interrupt status is afterwards as it was before: an interrupt that the call left behind was
     * meant for that call.
     *
     * @param call the call
     * @param failed called with what the call throws; what it throws itself is dropped, since nothing can be done about it
     */
    public static void run(Runnable call, Consumer<? super Throwable> failed) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        try {
            call.run();
        } catch (Throwable failure) {
            report(failure, failed);
        } finally {
            restore(interrupted);
        }
    }

    private static void report(Throwable failure, Consumer<? super Throwable> failed) {
        try {
            failed.accept(failure);
        } catch (Throwable noMemory) {
            // ours, and it calls nothing foreign unguarded: it has run out of memory or stack, and so would any line
            // about it
        }
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        } else {
            Thread.interrupted();
        }
    }

    /**
     * Describes what was thrown, as {@link Throwable#toString} does if that works.
     *
     * @param failure anything
     * @return one text; for an {@code OutOfMemoryError} its class, without any allocation
     */
    public static String describe(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return OUT_OF_MEMORY;
        }
        try {
            String text = failure.toString();
            return text == null ? failure.getClass().getName() : text;
        } catch (Throwable unspeakable) {
            return failure.getClass().getName();
        }
    }
}
