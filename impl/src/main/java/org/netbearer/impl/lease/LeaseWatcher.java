package org.netbearer.impl.lease;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.netbearer.support.concurrent.DaemonThread;

/**
 * Threads that wait for what other processes do, without a timer: one for the folder, and one for each foreign lock.
 * Thread-safe.
 */
final class LeaseWatcher {
    private final Path folder;
    private final Runnable wake;
    private final BooleanSupplier records;
    private final Map<String, Thread> threads = new HashMap<>(); // guarded by this
    private boolean closed; // guarded by this

    /**
     * Watches nothing yet.
     *
     * @param folder where
     * @param wake called on any thread when something may have changed
     * @param records asked on any thread whether records matter that others change
     */
    LeaseWatcher(Path folder, Runnable wake, BooleanSupplier records) {
        this.folder = folder;
        this.wake = wake;
        this.records = records;
    }

    /** Waits for the folder's changes, and for the end of each of these locks, unless it does already. */
    synchronized void follow(List<String> tokens) {
        if (!closed) {
            for (var ended : List.copyOf(threads.keySet())) {
                if (!ended.isEmpty() && !tokens.contains(ended)) {
                    threads.remove(ended).interrupt();
                }
            }
            watch("", this::awaitChange);
            for (var token : tokens) {
                watch(token, () -> awaitEnd(token));
            }
        }
    }

    private void watch(String token, Wait wait) {
        threads.computeIfAbsent(token, key -> {
            var thread = DaemonThread.create(() -> run(key, wait), "netbearer-lease-watch");
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

    private void awaitEnd(String token) throws IOException, InterruptedException {
        boolean refused = false;
        try (var line = SocketChannel.open(UnixDomainSocketAddress.of(LockFiles.socket(folder, token)))) {
            hearEnd(line);
            return;
        } catch (ConnectException dead) {
            refused = true;
        } catch (ClosedByInterruptException closed) {
            throw closed;
        } catch (IOException | UnsupportedOperationException silent) {
            // it has no socket
        }
        if (Files.exists(LockFiles.file(folder, token), NOFOLLOW_LINKS)) {
            awaitExit(LockToken.process(token), refused);
        }
    }

    /** Nobody speaks on this line: it breaks when the other side ends. */
    private static void hearEnd(SocketChannel line) throws ClosedByInterruptException {
        try {
            while (line.read(ByteBuffer.allocate(1)) >= 0) {
                // not one of ours, then
            }
        } catch (ClosedByInterruptException closed) {
            throw closed;
        } catch (IOException reset) {
            // as good as an end
        }
    }

    /** The way out where there are no sockets: the JDK polls on some systems, every 5 s in the long run. */
    private static void awaitExit(long process, boolean refused) throws IOException, InterruptedException {
        var handle = ProcessHandle.of(process);
        if (handle.isEmpty() && !refused) {
            throw new IOException("process " + process + " cannot be seen from here");
        }
        if (handle.isPresent()) {
            try {
                handle.get().onExit().get();
            } catch (ExecutionException failure) {
                throw new IOException(failure);
            }
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
                if (key.pollEvents().stream().anyMatch(this::isOfInterest)) {
                    wake.run();
                }
            } while (key.reset());
        }
    }

    private boolean isOfInterest(WatchEvent<?> event) {
        String name = event.context() == null ? "" : event.context().toString();
        return name.isEmpty() // some were lost
                || LockFiles.isLock(name)
                || (FolderLedger.isRecord(name) && records.getAsBoolean());
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
