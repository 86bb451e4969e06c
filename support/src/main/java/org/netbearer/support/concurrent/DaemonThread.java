package org.netbearer.support.concurrent;

import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Creates threads that outlive the call in which they are created, and keep nothing of whoever made that call.
 *
 * <p>A new thread takes over the context class loader of its creator and, up to JDK 23, the protection domains of everybody on the
 * creator's stack. A pool keeps its threads for a while; without this, they would keep the class loader of a bearer or a listener
 * that went in the meantime. Nor is it ours: a thread that a library starts from here, as JNA does once, would keep that. Stateless
 * and thread-safe.
 */
public final class DaemonThread {
    private DaemonThread() {}

    /**
     * Creates a daemon thread that is not started.
     *
     * @param work what it runs
     * @param name its name
     * @return the thread
     */
    @SuppressWarnings("removal") // without a security manager this decides on nothing but what the thread takes over
    public static Thread create(Runnable work, String name) {
        return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> {
            var thread = new Thread(work, name);
            thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
            thread.setDaemon(true);
            return thread;
        });
    }
}
