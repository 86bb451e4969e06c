package org.netbearer.impl.lease;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One file per lock, locked by the operating system for as long as its maker lives and wants. Confined like the ledger.
 *
 * <p>The maker locks all of the file. Whoever wants to know whether it lives asks for a shared lock on one byte of its own
 * choice: askers are never taken for the maker, nor get into each other's way. Files of this JVM are never opened a second
 * time, since closing that would release the lock; that they are there tells enough.
 */
final class LockFiles {
    private static final String PREFIX = "lock-";

    private final Path folder;
    private final boolean shared;
    private final Map<String, FileChannel> ours = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();

    LockFiles(Path folder, boolean shared) {
        this.folder = folder;
        this.shared = shared;
    }

    static Path file(Path folder, String token) {
        return folder.resolve(PREFIX + token);
    }

    /** Makes a lock. It gets its name when it is locked, so that nobody finds it before. */
    String make(String token) throws IOException {
        var fresh = folder.resolve(FolderLedger.NEW + token);
        var channel = LeaseFolder.open(fresh, shared);
        try {
            if (channel.tryLock() == null) {
                throw new IOException("a new file is locked by somebody else");
            }
            Files.move(fresh, file(folder, token), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            channel.close();
            Files.deleteIfExists(fresh);
            throw failure;
        }
        ours.put(token, channel);
        return token;
    }

    /** Makes a lock of ours anew if a stranger has removed its file. */
    void keep(String token) throws IOException {
        if (!Files.exists(file(folder, token), NOFOLLOW_LINKS)) {
            give(token);
            make(token);
        }
    }

    /** Gives up a lock of ours. The file goes first, while it is still locked: nobody finds it dead. */
    void give(String token) {
        var channel = ours.remove(token);
        if (channel != null) {
            try (channel) {
                Files.deleteIfExists(file(folder, token));
            } catch (IOException left) {
                // it is not locked any more, which says the same
            }
        }
    }

    /** Tells whether a lock is held; removes its file if its maker died. */
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
        Files.deleteIfExists(file);
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
        var tokens = new ArrayList<String>();
        try (var entries = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (var file : entries) {
                tokens.add(file.getFileName().toString().substring(PREFIX.length()));
            }
        }
        var living = new ArrayList<String>();
        for (var token : tokens) {
            if (!ours.containsKey(token) && lives(token)) {
                living.add(token);
            }
        }
        return living;
    }

    /** Tells whether one of those who are named in a record was seen alive, which must have been in this boot. */
    boolean hasSeen(LeaseRecord record) {
        return seen.contains(record.worker())
                || record.holders().stream().anyMatch(hold -> seen.contains(Holder.lockOf(hold)));
    }

    void close() {
        List.copyOf(ours.keySet()).forEach(this::give);
    }
}
