package org.netbearer.impl.lease;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The identifier of the present boot of the machine, as far as that can be known without native code. */
final class BootId {
    private BootId() {}

    /**
     * Reads it from the operating system.
     *
     * @param os as in {@code os.name}
     * @return Linux: the kernel's identifier; macOS: when the first process started; else the empty text
     */
    static String read(String os) {
        if (os.startsWith("Linux")) {
            try {
                return Files.readString(Path.of("/proc/sys/kernel/random/boot_id"))
                        .strip();
            } catch (IOException unknown) {
                return "";
            }
        }
        if (os.startsWith("Mac")) {
            return ProcessHandle.of(1)
                    .flatMap(first -> first.info().startInstant())
                    .map(Instant::getEpochSecond)
                    .map(String::valueOf)
                    .orElse("");
        }
        return "";
    }
}
