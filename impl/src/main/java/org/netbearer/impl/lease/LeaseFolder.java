package org.netbearer.impl.lease;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The folder that processes share, safe to use or refused.
 *
 * <p>Confined to the thread of the leases. One process at a time works in it, and in a process one instance at a time: the lock file keeps
 * processes apart, a monitor that the whole JVM has in common keeps apart what runs in it. That is needed twice over: a JVM
 * may not ask for a lock that it has, and on POSIX loses all its locks on a file when it closes any channel on it.
 */
final class LeaseFolder {
    private static final String LOCK = "folder.lock";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long SHORTEST_PAUSE = 100_000;
    private static final long LONGEST_PAUSE = 20_000_000;

    private final Path folder;
    private final boolean shared;
    private final String missing;
    private final FolderLedger ledger;

    /**
     * Touches nothing yet.
     *
     * @param folder where; made when it is first needed, unless it is shared
     * @param shared whether other users are meant to work in it
     * @param boot the present boot, or the empty text
     * @param notices called with what a person should know
     */
    LeaseFolder(Path folder, boolean shared, String boot, Consumer<String> notices) {
        this.folder = folder.toAbsolutePath().normalize();
        this.shared = shared;
        missing = "";
        ledger = new FolderLedger(this.folder, shared, boot, notices);
    }

    /** A folder that there is none of. */
    static LeaseFolder none(String reason) {
        return new LeaseFolder(reason);
    }

    private LeaseFolder(String missing) {
        this.missing = missing;
        folder = Path.of("");
        shared = false;
        ledger = new FolderLedger(folder, false, "", line -> {});
    }

    /** Describes why the folder does not do what is asked of it, for people. */
    String reason(IOException failure) {
        return missing.isEmpty() ? FolderCheck.reason(folder, failure) : missing;
    }

    Path path() {
        return folder;
    }

    /**
     * Works in the folder, alone.
     *
     * @throws IOException if the folder is refused, or does not do what is asked of it
     */
    <T> T alone(FolderWork<T> work) throws IOException {
        if (!missing.isEmpty()) {
            throw new IOException(missing);
        }
        FolderCheck.check(folder, shared);
        var monitor = monitor();
        synchronized (monitor) {
            try (var channel = open(folder.resolve(LOCK), shared);
                    var lock = lock(channel)) {
                if (!lock.isValid()) {
                    throw new IOException("no lock");
                }
                return work.run(ledger);
            } catch (DirectoryIteratorException failure) {
                throw failure.getCause();
            }
        }
    }

    /**
     * Waits for the lock, but not for ever: whoever has it works in the folder for milliseconds, unless its process was
     * stopped. The kernel has no lock with a limit, so it is tried again and again.
     */
    private static FileLock lock(FileChannel channel) throws IOException {
        long began = System.nanoTime();
        for (long pause = SHORTEST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IOException("another process has had its lock for " + PATIENCE.toSeconds() + " s");
            }
            LockSupport.parkNanos(pause);
        }
    }

    /** Does what is possible without being alone in the folder: gives up locks of ours. */
    <T> T apart(Function<Ledger, T> work) {
        Object monitor;
        try {
            monitor = monitor();
        } catch (IOException gone) {
            monitor = this;
        }
        synchronized (monitor) {
            return work.apply(ledger);
        }
    }

    /** Releases all locks of ours. */
    void close() {
        apart(ledger -> {
            this.ledger.close();
            return true;
        });
    }

    /** What all instances in this JVM have in common, whatever their class loaders. */
    private Object monitor() throws IOException {
        return ("org.netbearer.lease:" + folder.toRealPath()).intern();
    }

    /** Opens a file that only we, or those we share with, may read and write; makes it if there is none. */
    static FileChannel open(Path file, boolean shared) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, NOFOLLOW_LINKS);
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return FileChannel.open(file, options);
        }
        var permissions = PosixFilePermissions.fromString(shared ? "rw-rw----" : "rw-------");
        boolean fresh = !Files.exists(file, NOFOLLOW_LINKS);
        var channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(permissions));
        if (fresh && shared) {
            Files.setPosixFilePermissions(file, permissions); // whatever the process masks
        }
        return channel;
    }

    /** What is done while alone in the folder. */
    @FunctionalInterface
    interface FolderWork<T> {
        T run(FolderLedger ledger) throws IOException;
    }
}
