package org.netbearer.impl.lease;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.netbearer.api.PrintableText;

/**
 * Records as files, each replaced whole; the locks are {@link LockFiles}. Confined to the thread of the leases, and only used while alone
 * in the folder.
 */
final class FolderLedger implements Ledger {
    /** How a file begins that is not complete; nobody can be at one but whoever is alone in the folder. */
    static final String NEW = "new-";

    private static final Pattern RECORD = Pattern.compile("lease-[0-9a-f]{64}");
    private static final int LARGEST = 1 << 20;

    private final Path folder;
    private final boolean shared;
    private final String boot;
    private final LockFiles locks;
    private final Consumer<String> notices;

    FolderLedger(Path folder, boolean shared, String boot, Consumer<String> notices) {
        this.folder = folder;
        this.shared = shared;
        this.boot = boot;
        this.notices = notices;
        locks = new LockFiles(folder, shared);
    }

    @Override
    public String boot() {
        return boot;
    }

    @Override
    public Optional<LeaseRecord> read(String configuration) throws IOException {
        var file = folder.resolve(name(configuration));
        try {
            return read(file);
        } catch (MalformedRecordException failure) {
            throw new IOException(file.getFileName() + ": " + failure.getMessage(), failure);
        }
    }

    @Override
    public List<LeaseRecord> all() throws IOException {
        var all = new ArrayList<LeaseRecord>();
        for (var file : files(RECORD)) {
            try {
                read(file).ifPresent(all::add);
            } catch (MalformedRecordException foreign) {
                // left alone: a newer version knows what to do with it
            }
        }
        return all;
    }

    /** @throws MalformedRecordException if it may be a good record of another version; any other is put aside */
    private Optional<LeaseRecord> read(Path file) throws IOException, MalformedRecordException {
        if (!Files.exists(file, NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            var record = RecordText.read(text(file));
            if (!file.getFileName().toString().equals(name(record.configuration()))) {
                throw new MalformedRecordException("it is about another configuration, " + record.configuration());
            }
            return Optional.of(record);
        } catch (MalformedRecordException failure) {
            if (failure.isOfOtherFormat()) {
                throw failure;
            }
            putAside(file, failure);
            return Optional.empty();
        }
    }

    private static String text(Path file) throws IOException, MalformedRecordException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (!attributes.isRegularFile() || attributes.size() > LARGEST) {
            throw new MalformedRecordException("it is no file, or too large");
        }
        try (var channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, NOFOLLOW_LINKS))) {
            return new String(Channels.newInputStream(channel).readNBytes(LARGEST), ISO_8859_1);
        }
    }

    private void putAside(Path file, MalformedRecordException failure) throws IOException {
        var aside = file.resolveSibling(file.getFileName() + ".broken");
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        notices.accept(PrintableText.of("lease record " + aside + " put aside: " + failure.getMessage()));
    }

    @Override
    public void write(LeaseRecord record) throws IOException {
        String name = name(record.configuration());
        replace(folder.resolve(name), folder.resolve(NEW + name), RecordText.write(record));
    }

    private void replace(Path file, Path fresh, String text) throws IOException {
        try {
            try (var channel = LeaseFolder.open(fresh, shared)) {
                channel.truncate(0);
                for (var bytes = ByteBuffer.wrap(text.getBytes(ISO_8859_1)); bytes.hasRemaining(); ) {
                    channel.write(bytes);
                }
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            try {
                Files.deleteIfExists(fresh);
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    @Override
    public void delete(String configuration) throws IOException {
        Files.deleteIfExists(folder.resolve(name(configuration)));
    }

    @Override
    public String lock() throws IOException {
        return locks.make(LockToken.next());
    }

    @Override
    public void keep(String token) throws IOException {
        locks.keep(token);
    }

    @Override
    public void unlock(String token) {
        locks.give(token);
    }

    @Override
    public boolean lives(String token) throws IOException {
        return locks.lives(token);
    }

    @Override
    public boolean isOfThisBoot(LeaseRecord record) {
        return record.boot().equals(boot) && (!boot.isEmpty() || locks.hasSeen(record));
    }

    /** Proves that a record could be written now. */
    void probe() throws IOException {
        var probe = folder.resolve(NEW + "probe");
        replace(folder.resolve(NEW + "probed"), probe, "#".repeat(4096));
        Files.delete(folder.resolve(NEW + "probed"));
    }

    /** Removes what the dead left, and returns the locks of the living that are not ours. */
    List<String> sweep() throws IOException {
        for (var file : files(Pattern.compile(NEW + ".*"))) {
            Files.deleteIfExists(file);
        }
        return locks.living();
    }

    private List<Path> files(Pattern names) throws IOException {
        var files = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(
                folder, file -> names.matcher(file.getFileName().toString()).matches())) {
            entries.forEach(files::add);
        }
        return files;
    }

    /** Releases all locks. */
    void close() {
        locks.close();
    }

    static boolean isRecord(String name) {
        return RECORD.matcher(name).matches();
    }

    static String name(String configuration) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(configuration.getBytes(UTF_8));
            return "lease-" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
