package org.netbearer.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Decides how the process ends once standard output takes no more. */
final class OutputFailure {
    private static final int FAILED = 1;

    /** What a shell reports of a program that SIGPIPE ended. */
    private static final int BROKEN_PIPE = 128 + 13;

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    private OutputFailure() {}

    /** Returns the exit status; whatever is no closed pipe is reported too. */
    static int report(IOException failure, Consumer<String> errors) {
        if (isPipe()) {
            return BROKEN_PIPE;
        }
        errors.accept("cannot write to standard output: " + failure.getMessage());
        return FAILED;
    }

    /** Returns whether standard output is a pipe, of which no other error than a missing reader is known. */
    private static boolean isPipe() {
        try {
            String target = Files.readSymbolicLink(STANDARD_OUTPUT).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
