package org.netbearer.impl.runtime;

import java.util.function.Consumer;

/**
 * Calls code that is not ours: bearers, probes, listeners, consumers of services.
 *
 * <p>Such a call may throw anything, and whatever it throws is caught. JNA throws plain {@code Error}s, assertions
 * {@code AssertionError}, reflection and other languages checked exceptions that nobody declared. Errors of the virtual machine are no
 * exception to this: a stack overflow is the fault of whoever recursed, and memory that has run out does not come back by letting our
 * thread die. What would come of it is that nothing is delivered any more and no line says why.
 */
public final class ForeignCode {
    private ForeignCode() {}

    /**
     * Creates a call.
     *
     * @param call the call
     * @param failed takes what it throws
     */
    public static void run(Runnable call, Consumer<Throwable> failed) {
        try {
            call.run();
        } catch (Throwable failure) {
            failed.accept(failure);
        }
    }
}
