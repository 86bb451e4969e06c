package org.example.modem;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;

/** The folder of a modem daemon: {@code SERIAL.status} from it, {@code SERIAL.request} to it. Thread-safe. */
final class ModemFolder {
    private final Path folder;

    ModemFolder(Path folder) {
        this.folder = folder;
    }

    /** Reads all status files; fails if there is no folder, which is as long as the daemon does not run. */
    List<ModemStatus> modems() throws IOException {
        var modems = new ArrayList<ModemStatus>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ModemStatus.SUFFIX)) {
            for (Path file : files) {
                try {
                    modems.add(ModemStatus.read(file));
                } catch (NoSuchFileException unplugged) {
                    // between the listing and the reading
                }
            }
        }
        return modems;
    }

    /** Asks the daemon to connect or to disconnect a modem. */
    void request(String serial, boolean connect) throws IOException {
        Files.writeString(folder.resolve(serial + ".request"), connect ? "connect" : "disconnect");
    }

    /** Calls back, on a thread of its own, after every change in the folder, until the watch is closed or the folder gone. */
    WatchService watch(Runnable changed) throws IOException {
        WatchService watch = folder.getFileSystem().newWatchService();
        try {
            folder.register(watch, ENTRY_CREATE, ENTRY_DELETE, ENTRY_MODIFY);
        } catch (IOException missing) {
            watch.close();
            throw missing;
        }
        var thread = new Thread(() -> follow(watch, changed), "modem-status");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    private static void follow(WatchService watch, Runnable changed) {
        try {
            boolean valid = true;
            while (valid) {
                WatchKey key = watch.take();
                key.pollEvents();
                valid = key.reset();
                changed.run();
            }
        } catch (InterruptedException | ClosedWatchServiceException closed) {
            // the bearer was stopped
        }
    }
}
