package org.netbearer.impl.lease;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Threads that wait for what other processes do, without a timer: one for the folder, and one for each foreign lock.
 * Thread-safe.
 */
final class Watches {
    private final Path folder;
    private final Runnable wake;
    private final boolean windows;
    private final Map<String, Thread> threads = new HashMap<>(); // guarded by this
    private boolean closed; // guarded by this

    /**
     * Watches nothing yet.
     *
     * @param folder where
     * @param wake called on any thread when something may have changed
     */
    Watches(Path folder, Runnable wake) {
        this.folder = folder;
        this.wake = wake;
        windows = System.getProperty("os.name").startsWith("Windows");
    }

    /** Waits for the folder's changes, and for the end of each of these locks, unless it does already. */
    synchronized void follow(List<String> tokens, Object monitor) {
        if (!closed) {
            for (var ended : List.copyOf(threads.keySet())) {
                if (!ended.isEmpty() && !tokens.contains(ended)) {
                    threads.remove(ended).interrupt();
                }
            }
            watch("", this::awaitChange);
            for (var token : tokens) {
                watch(token, () -> awaitEnd(token, monitor));
            }
        }
    }

    private void watch(String token, Wait wait) {
        threads.computeIfAbsent(token, key -> {
            var thread = new Thread(() -> run(key, wait), "netbearer-lease-watch");
            thread.setDaemon(true);
            thread.start();
            return thread;
        });
    }

    private void run(String token, Wait wait) {
        boolean again = true;
        try {
            wait.run();
        } catch (InterruptedException | IOException ended) {
            again = false; // closed, or it cannot be watched: then our own operations look
        }
        synchronized (this) {
            again &= !closed && threads.remove(token, Thread.currentThread());
        }
        if (again) {
            wake.run();
        }
    }

    private void awaitEnd(String token, Object monitor) throws IOException, InterruptedException {
        var file = LockFiles.file(folder, token);
        if (LockToken.isOfThisJvm(token)) {
            synchronized (monitor) {
                while (Files.exists(file, NOFOLLOW_LINKS)) {
                    monitor.wait();
                }
            }
        } else if (windows) {
            awaitExit(LockToken.process(token));
        } else {
            awaitUnlocked(file);
        }
    }

    /** On Windows nothing ends a thread that waits for a lock; that a lock is given up is seen in the folder. */
    private static void awaitExit(long process) throws IOException, InterruptedException {
        var handle = ProcessHandle.of(process);
        if (handle.isPresent()) {
            try {
                handle.get().onExit().get();
            } catch (ExecutionException failure) {
                throw new IOException(failure);
            }
        }
    }

    private static void awaitUnlocked(Path file) throws IOException {
        try (var channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS));
                var lock = channel.lock(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 1, true)) {
            if (!lock.isValid()) {
                throw new IOException("no lock");
            }
        } catch (NoSuchFileException gone) {
            // then it has ended
        }
    }

    /** Wakes for each change of the folder, until the folder goes. */
    private void awaitChange() throws IOException, InterruptedException {
        try (var watcher = folder.getFileSystem().newWatchService()) {
            if (watcher.getClass().getSimpleName().startsWith("Polling")) {
                throw new IOException("it would poll"); // macOS and AIX: our own operations look
            }
            folder.register(watcher, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            wake.run();
            WatchKey key;
            do {
                key = watcher.take();
                if (key.pollEvents().stream().anyMatch(Watches::isOfInterest)) {
                    wake.run();
                }
            } while (key.reset());
        }
    }

    private static boolean isOfInterest(WatchEvent<?> event) {
        return event.context() == null
                || !LeaseFolder.isOfNoInterest(event.context().toString());
    }

    /** Ends all threads. */
    synchronized void close() {
        closed = true;
        threads.values().forEach(Thread::interrupt);
        threads.clear();
    }

    @FunctionalInterface
    private interface Wait {
        void run() throws IOException, InterruptedException;
    }
}
