package org.netbearer.bearer.corewlan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.netbearer.api.Ssid;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.bearer.corewlan.port.CoreWlanException.Refusal;
import org.netbearer.bearer.corewlan.port.SystemJoin;

/**
 * Joins stored networks by {@code networksetup -setairportnetwork}, which as a program of the system may use the passwords in the
 * System keychain. No password is ever handed to it: what is on a command line can be read by every user. Thread-safe.
 *
 * <p>Its status is no indication: a failed join is printed on standard output, and the status is 0 all the same. Only silence is a
 * success.
 *
 * @param program its path
 */
record NetworksetupProgram(Path program) implements SystemJoin {
    private static final int MOST_OUTPUT = 4096;
    private static final long PATIENCE_MS = 200;
    private static final Pattern ERROR = Pattern.compile("Error: (-?\\d{1,9})\\b(?:.*\\(([\\w.]{1,100}) error )?");

    @Override
    public void join(String radio, Ssid ssid, BooleanSupplier over) throws CoreWlanException {
        String name = text(ssid);
        String printed;
        try {
            printed = run(over, radio, name);
        } catch (IOException absent) {
            throw CoreWlanException.printed(
                    program.toString(), Refusal.NOT_SUPPORTED, String.valueOf(absent.getMessage()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CoreWlanException.printed(program.toString(), Refusal.OTHER, "interrupted");
        }
        if (!printed.isEmpty()) {
            throw refused(printed, name);
        }
    }

    private String text(Ssid ssid) throws CoreWlanException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(ssid.bytes()))
                    .toString();
        } catch (CharacterCodingException bytes) {
            throw CoreWlanException.printed(
                    program.toString(), Refusal.NOT_SUPPORTED, "it takes names only that are text, and this is none");
        }
    }

    private String run(BooleanSupplier over, String radio, String name) throws IOException, InterruptedException {
        var process = new ProcessBuilder(program.toString(), "-setairportnetwork", radio, name)
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().close();
            while (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                if (over.getAsBoolean()) {
                    return "ended, as the result was no longer wanted";
                }
            }
            String printed =
                    new String(process.getInputStream().readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8).strip();
            return printed.isEmpty() && process.exitValue() != 0 ? "status " + process.exitValue() : printed;
        } finally {
            process.destroyForcibly();
        }
    }

    private CoreWlanException refused(String printed, String name) {
        var error = ERROR.matcher(printed);
        if (error.find()) {
            String domain = error.group(2) == null ? "networksetup" : error.group(2);
            return CoreWlanException.refused(program.toString(), domain, Long.parseLong(error.group(1)));
        }
        Refusal refusal = printed.startsWith("Could not find network " + name)
                ? Refusal.NOT_IN_RANGE
                : printed.contains("power is off") ? Refusal.NOT_SUPPORTED : Refusal.OTHER;
        return CoreWlanException.printed(
                program.toString(), refusal, printed.lines().findFirst().orElse(printed));
    }
}
