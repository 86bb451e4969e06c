package org.netbearer.bearer.corewlan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A program that the bearer takes for {@code networksetup}: it waits until the test has read its arguments, and then until the test
 * has said what it prints. Its status is 0 in any case, as is that of macOS' own.
 *
 * @param folder where it is
 */
record FakeNetworksetup(Path folder) {
    /** Creates the program, in place of any other. */
    static FakeNetworksetup in(Path folder) throws IOException, InterruptedException {
        var made = new FakeNetworksetup(folder.toAbsolutePath());
        for (Path pipe : new Path[] {made.arguments(), made.output()}) {
            Files.deleteIfExists(pipe);
            var status = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
            if (status != 0) {
                throw new IOException("mkfifo " + pipe + ": status " + status);
            }
        }
        Files.writeString(
                made.program(),
                "#!/bin/sh\nprintf '%s\\n' \"$@\" > " + made.arguments() + "\nexec cat " + made.output() + "\n");
        Files.setPosixFilePermissions(made.program(), PosixFilePermissions.fromString("rwx------"));
        return made;
    }

    Path program() {
        return folder.resolve("networksetup");
    }

    private Path arguments() {
        return folder.resolve("networksetup.arguments");
    }

    private Path output() {
        return folder.resolve("networksetup.output");
    }

    /** Waits until the program is called, and returns its arguments, one a line. */
    String called() throws IOException {
        return bounded("cat " + arguments(), "").strip();
    }

    /** Lets it print this and end. */
    void prints(String text) throws IOException {
        bounded("cat > " + output(), text);
    }

    /** Opening a pipe waits for its other end without end, so that another process does it. */
    private static String bounded(String command, String input) throws IOException {
        var process = new ProcessBuilder("timeout", "60", "sh", "-c", command).start();
        try (var into = process.getOutputStream()) {
            into.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.onExit().join().exitValue();
        if (status != 0) {
            throw new AssertionError(command + ": status " + status + ", so the program was not called");
        }
        return printed;
    }
}
