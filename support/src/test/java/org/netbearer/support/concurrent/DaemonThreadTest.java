package org.netbearer.support.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What a thread keeps of whoever caused it. */
final class DaemonThreadTest {
    @Test
    void aThreadThatStaysKeepsNoClassLoaderOfWhoeverCausedIt() throws Exception {
        var end = new CountDownLatch(1);
        Thread[] created = new Thread[1];

        var loader =
                createdBySomebodyElse(work -> created[0] = DaemonThread.create(() -> await(end), "netbearer-test"));
        created[0].start();

        try {
            for (int i = 0; i < 100 && loader.get() != null; i++) {
                System.gc();
                Thread.onSpinWait();
            }
            assertThat(loader.get()).isNull();
        } finally {
            end.countDown();
        }
    }

    @Test
    void aThreadHasNoBundlesContextClassLoader() {
        assertThat(DaemonThread.create(() -> {}, "netbearer-test").getContextClassLoader())
                .isSameAs(ClassLoader.getSystemClassLoader());
        assertThat(DaemonThread.create(() -> {}, "netbearer-test").isDaemon()).isTrue();
    }

    /** Calls a function from code of another class loader, which is the thread's context class loader meanwhile. */
    private static WeakReference<ClassLoader> createdBySomebodyElse(Function<Runnable, Thread> creating)
            throws Exception {
        URL classes =
                DaemonThreadTest.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        var foreign = new Foreign(classes);
        Thread.currentThread().setContextClassLoader(foreign);
        try {
            var caller = foreign.loadClass(Caller.class.getName()).getDeclaredConstructor();
            caller.setAccessible(true);
            @SuppressWarnings("unchecked") // the class is ours, defined anew
            var call = (Consumer<Function<Runnable, Thread>>) caller.newInstance();
            call.accept(creating);
            return new WeakReference<>(foreign);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            foreign.close();
        }
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Code of somebody else on the stack. */
    static final class Caller implements Consumer<Function<Runnable, Thread>> {
        @Override
        public void accept(Function<Runnable, Thread> creating) {
            creating.apply(() -> {}).setName("netbearer-foreign");
        }
    }

    private static final class Foreign extends URLClassLoader {
        Foreign(URL classes) {
            super(new URL[] {classes}, DaemonThreadTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.equals(Caller.class.getName())) {
                var loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
