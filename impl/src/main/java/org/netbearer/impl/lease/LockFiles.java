package org.netbearer.impl.lease;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One file per lock, locked by the operating system for as long as its maker lives and wants; and beside it a liveness socket, a socket
 * that others connect to so as to hear of its end. Confined like the ledger.
 *
 * <p>The maker locks all of the file. Whoever wants to know whether it lives asks for a shared lock on one byte of its own
 * choice: askers are never taken for the maker, nor get into each other's way. Files of this JVM are never opened a second
 * time, since closing that would release the lock; that they are there tells enough. Nobody ever waits for a lock of these:
 * two processes that wait for each other's end are a deadlock to the kernel, which then refuses.
 */
final class LockFiles {
    private static final String PREFIX = "lock-";
    private static final String SOCKET = "socket-";
    /** How many may listen for an end; the system has a limit of its own. */
    private static final int LISTENERS = 1024;

    private final Path folder;
    private final boolean shared;
    private final Map<String, Lock> ours = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();

    LockFiles(Path folder, boolean shared) {
        this.folder = folder;
        this.shared = shared;
    }

    static boolean isLock(String name) {
        return name.startsWith(PREFIX);
    }

    static Path file(Path folder, String token) {
        return folder.resolve(PREFIX + token);
    }

    /** The socket of a lock; its name is short, because the path of a socket may have about 100 characters. */
    static Path socket(Path folder, String token) {
        return folder.resolve(SOCKET + LockToken.last(token));
    }

    /** Creates a lock. It gets its name when all is ready, so that nobody finds it before. */
    String make(String token) throws IOException {
        var fresh = folder.resolve(FolderLedger.NEW + token);
        var channel = LeaseFolder.open(fresh, shared);
        try {
            if (channel.tryLock() == null) {
                throw new IOException("a new file is locked by somebody else");
            }
            var socket = hang(socket(folder, token));
            ours.put(token, new Lock(channel, socket));
            Files.move(fresh, file(folder, token), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            channel.close();
            Files.deleteIfExists(fresh);
            give(token);
            throw failure;
        }
        return token;
    }

    /** Where there can be no socket, others hear of the end in another way, perhaps later. */
    private @Nullable ServerSocketChannel hang(Path file) throws IOException {
        ServerSocketChannel socket;
        try {
            socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (UnsupportedOperationException old) {
            return null;
        }
        try {
            Files.deleteIfExists(file);
            socket.bind(UnixDomainSocketAddress.of(file), LISTENERS);
            if (shared) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
            }
            return socket;
        } catch (IOException tooLong) {
            socket.close();
            return null;
        }
    }

    /** Creates a lock of ours anew if a stranger has removed its file. */
    void keep(String token) throws IOException {
        if (!Files.exists(file(folder, token), NOFOLLOW_LINKS)) {
            give(token);
            make(token);
        }
    }

    /** Releases a lock of ours. The files are deleted first, while it is still locked: nobody finds it dead. */
    void give(String token) {
        var lock = ours.remove(token);
        if (lock != null) {
            try {
                remove(token);
            } catch (IOException left) {
                // it is not locked any more, which says the same
            }
            try {
                lock.close();
            } catch (IOException left) {
                // it is closed all the same
            }
        }
    }

    private void remove(String token) throws IOException {
        Files.deleteIfExists(file(folder, token));
        Files.deleteIfExists(socket(folder, token));
    }

    /** Returns whether a lock is held; removes its file if its maker died. */
    boolean lives(String token) throws IOException {
        if (ours.containsKey(token)) {
            return true;
        }
        var file = file(folder, token);
        if (!LockToken.isValid(token) || !Files.isRegularFile(file, NOFOLLOW_LINKS)) {
            return false;
        }
        if (LockToken.isOfThisJvm(token) || isLocked(file)) {
            seen.add(token);
            return true;
        }
        remove(token);
        return false;
    }

    private static boolean isLocked(Path file) throws IOException {
        try (var channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS));
                var lock = channel.tryLock(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 1, true)) {
            return lock == null;
        } catch (NoSuchFileException gone) {
            return false;
        } catch (OverlappingFileLockException alive) {
            return true;
        }
    }

    /** The locks of others that are held; the files of the dead are removed. */
    List<String> living() throws IOException {
        var sockets = names(SOCKET);
        var living = new ArrayList<String>();
        for (var token : names(PREFIX)) {
            if (lives(token)) {
                sockets.remove(LockToken.last(token));
                if (!ours.containsKey(token)) {
                    living.add(token);
                }
            }
        }
        for (var orphaned : sockets) {
            Files.deleteIfExists(folder.resolve(SOCKET + orphaned));
        }
        return living;
    }

    private Set<String> names(String prefix) throws IOException {
        var names = new TreeSet<String>();
        try (var entries = Files.newDirectoryStream(folder, prefix + "*")) {
            entries.forEach(file -> names.add(file.getFileName().toString().substring(prefix.length())));
        }
        return names;
    }

    /** Returns whether one of those who are named in a record was seen alive, which must have been in this boot. */
    boolean hasSeen(LeaseRecord record) {
        return seen.contains(record.worker())
                || record.holders().stream().anyMatch(hold -> seen.contains(LeaseHolder.lockOf(hold)));
    }

    void close() {
        List.copyOf(ours.keySet()).forEach(this::give);
    }

    private record Lock(FileChannel channel, @Nullable ServerSocketChannel socket) {
        void close() throws IOException {
            channel.close();
            if (socket != null) {
                socket.close();
            }
        }
    }
}
