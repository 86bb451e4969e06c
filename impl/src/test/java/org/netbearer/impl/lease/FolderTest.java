package org.netbearer.impl.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.netbearer.impl.lease.RecordingLeaseListener.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbearer.impl.lease.Lease.Role;
import org.netbearer.impl.model.ObservedActivation;
import org.netbearer.testkit.ManualTime;

/** Folders as they may be found. */
final class FolderTest {
    private static final ObservedActivation FIRST = ObservedActivation.of("first");

    private final RecordingLeaseListener listener = new RecordingLeaseListener();
    private final List<AutoCloseable> opened = new ArrayList<>();

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void setUp() {
        folder = parent.resolve("leases");
    }

    @AfterEach
    void tearDown() throws Exception {
        for (var each : opened) {
            each.close();
        }
    }

    @Nested
    class ThatCanBeUsed {
        @Test
        void areMadeForTheOwnerAlone() throws Exception {
            var leases = leases(false);
            await(leases.hold("home", () -> FIRST));
            assertThat(permissions(folder)).isEqualTo("rwx------");
            try (var files = Files.list(folder)) {
                assertThat(files.filter(file -> !file.getFileName().toString().startsWith("socket-")))
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-------"));
            }
        }

        @Test
        void areSharedByAGroupIfAnAdministratorSaysSo() throws Exception {
            makeFolder("rwxrwx---");
            await(leases(true).hold("home", () -> FIRST));
            listener.assertNothingMore();
            try (var files = Files.list(folder)) {
                assertThat(files)
                        .allSatisfy(file -> assertThat(permissions(file)).isEqualTo("rw-rw----"));
            }
        }

        @Test
        void areMadeAgainWhenTheyWereRemovedUnderALease() throws Exception {
            var leases = leases(false);
            var lease = await(leases.hold("home", () -> ObservedActivation.NONE));
            await(lease.started("first", List.of()));
            removeFolder();
            await(leases.hold("another", () -> FIRST));
            var other = OtherProcess.start(folder);
            opened.add(other);
            assertThat(other.ask("hold home first")).isEqualTo("JOINED started");
        }
    }

    @Nested
    class ThatAreRefused {
        @Test
        void areSymbolicLinks() throws Exception {
            Files.createSymbolicLink(folder, Files.createDirectory(parent.resolve("elsewhere")));
            assertRefused(false, "it is a symbolic link");
        }

        @Test
        void areNoFolders() throws Exception {
            Files.createFile(folder);
            assertRefused(false, "it is not a folder");
        }

        @Test
        void letOthersWrite() throws Exception {
            makeFolder("rwxrwxr-x");
            assertRefused(false, "other users may write in it (rwxrwxr-x)");
        }

        @Test
        void areSharedWithEverybody() throws Exception {
            makeFolder("rwxrwxrwx");
            assertRefused(true, "every user may write in it (rwxrwxrwx)");
        }

        @Test
        void areSharedWithNobody() throws Exception {
            makeFolder("rwxr-x---");
            assertThat(refusal(true)).endsWith("may not write in it (rwxr-x---)");
        }

        @Test
        void areToBeSharedAndMissing() throws Exception {
            assertRefused(true, "it does not exist; a shared folder is made by the administrator");
        }

        @Test
        void belongToAnotherUser() throws Exception {
            assumeRoot("to give a folder to another user");
            makeFolder("rwxr-xr-x");
            Files.setAttribute(folder, "unix:uid", 54321);
            assertRefused(false, "it belongs to another user (54321)");
        }

        @Test
        void areOfAFileSystemThatCanOnlyBeRead() throws Exception {
            assertThat(refusalOn("mount -t tmpfs -o mode=0700 none %1$s && mount -o remount,ro %1$s"))
                    .endsWith("Read-only file system]");
        }

        @Test
        void areOfAFileSystemThatIsFull() throws Exception {
            assertThat(refusalOn("mount -t tmpfs -o mode=0700,size=4k none %1$s && head -c 4096 /dev/zero > %1$s/x"))
                    .endsWith("No space left on device]");
        }

        private void assertRefused(boolean shared, String reason) throws Exception {
            assertThat(refusal(shared)).isEqualTo("lease folder " + folder + ": " + reason);
        }

        /** Sessions go on within this process. */
        private String refusal(boolean shared) throws Exception {
            var leases = leases(shared);
            var starter = await(leases.hold("home", () -> ObservedActivation.NONE));
            assertThat(starter.role()).isEqualTo(Role.STARTER);
            await(starter.started("first", List.of()));
            assertThat(await(leases.hold("home", () -> FIRST)).role()).isEqualTo(Role.JOINED);
            var status = listener.awaitStatus();
            assertThat(leases.status()).isEqualTo(status);
            assertThat(status.shared()).isFalse();
            listener.assertNothingMore();
            return status.reason();
        }

        /** The same in a process with a mount of its own in the folder's place. */
        private String refusalOn(String mount) throws Exception {
            assumeRoot("to mount a file system that only the test sees (unshare, of util-linux)");
            Files.createDirectory(folder);
            var script = String.format(mount, folder) + " && exec \"$@\"";
            var other =
                    OtherProcess.start(LeaseProgram.class, List.of("unshare", "-m", "sh", "-c", script, "sh"), folder);
            opened.add(other);
            other.tell("hold home");
            var said = List.of(other.next(), other.next());
            assertThat(said).contains("STARTER");
            assertThat(other.ask("started first")).isEqualTo("started");
            assertThat(other.ask("release first")).isEqualTo("take down first");
            return said.get(0).equals("STARTER") ? said.get(1) : said.get(0);
        }
    }

    @Test
    void isTriedAgain() throws Exception {
        Files.createFile(folder);
        var leases = leases(false);
        var local = await(leases.hold("home", () -> FIRST));
        assertThat(listener.awaitStatus().shared()).isFalse();
        Files.delete(folder);
        await(leases.hold("another", () -> FIRST));
        assertThat(listener.awaitStatus()).isEqualTo(LeaseStatus.SHARED);
        assertThat(await(local.release(() -> FIRST))).isEmpty();
    }

    @Test
    void remembersWhatCouldNotBeWrittenDown() throws Exception {
        var leases = leases(false);
        var lease = await(leases.hold("home", () -> ObservedActivation.NONE));
        removeFolder();
        Files.createFile(folder);
        await(lease.started("first", List.of("nm:other")));
        assertThat(listener.awaitStatus().shared()).isFalse();
        Files.delete(folder);
        assertThat(await(lease.release(() -> FIRST))).isPresent();
    }

    @Test
    void answersAReleaseThatCannotBeWrittenDown() throws Exception {
        var leases = leases(false);
        var lease = await(leases.hold("home", () -> ObservedActivation.NONE));
        await(lease.started("first", List.of("nm:other")));
        removeFolder();
        Files.createFile(folder);
        var action = await(lease.release(() -> FIRST));
        assertThat(action.orElseThrow().record().displaced()).containsExactly("nm:other");
        action.orElseThrow().done();
    }

    @Test
    void putsRecordsAsideThatCannotBeRead() throws Exception {
        makeFolder("rwx------");
        var record = folder.resolve(FolderLedger.name("home"));
        Files.writeString(record, "\u0000 rubbish");
        Files.createDirectory(folder.resolve(FolderLedger.name("another")));
        var leases = leases(false);
        assertThat(await(leases.hold("home", () -> FIRST)).role()).isEqualTo(Role.JOINED);
        assertThat(await(leases.hold("another", () -> FIRST)).role()).isEqualTo(Role.JOINED);
        assertThat(List.of(listener.awaitNotice(), listener.awaitNotice()))
                .anySatisfy(line -> assertThat(line).endsWith(".broken put aside: format is missing"))
                .anySatisfy(line -> assertThat(line).endsWith(".broken put aside: it is no file, or too large"));
        listener.assertNothingMore();
    }

    @Test
    void leavesRecordsAloneThatANewerVersionWrote() throws Exception {
        makeFolder("rwx------");
        var record = folder.resolve(FolderLedger.name("home"));
        Files.writeString(record, "format=2\n");
        var leases = leases(false);
        assertThat(await(leases.hold("home", () -> FIRST)).role()).isEqualTo(Role.JOINED);
        assertThat(listener.awaitStatus().reason()).endsWith("format is 2, not 1");
        assertThat(record).hasContent("format=2");
    }

    @Test
    void leavesFilesAloneThatAreNotOurs() throws Exception {
        makeFolder("rwx------");
        Files.writeString(folder.resolve("README"), "hello");
        Files.writeString(folder.resolve("lock-is-not-one"), "hello");
        await(leases(false).hold("home", () -> FIRST));
        listener.assertNothingMore();
        assertThat(folder.resolve("README")).exists();
    }

    private SharedLeases leases(boolean shared) {
        var leases = new SharedLeases(folder, shared, new ManualTime()::schedule, listener);
        opened.add(leases);
        leases.start();
        return leases;
    }

    private void makeFolder(String permissions) throws IOException {
        Files.createDirectory(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }

    /** At once, so that nobody sees half of it. */
    private void removeFolder() throws IOException {
        Files.move(folder, parent.resolve("removed"));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void assumeRoot(String what) {
        assumeThat(System.getProperty("user.name"))
                .as("the tests have to run as root %s", what)
                .isEqualTo("root");
    }
}
