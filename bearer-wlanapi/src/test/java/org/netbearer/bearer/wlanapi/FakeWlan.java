package org.netbearer.bearer.wlanapi;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.wlanapi.jna.WlanLibrary;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.opentest4j.TestAbortedException;

/**
 * A Native Wifi library with radios in memory: {@code src/test/c}, compiled when first needed.
 *
 * <p>There is one world in the process: a test begins with {@link #world}. The commands stand in the README beside the
 * sources.
 */
public final class FakeWlan {
    /** The system property with a precompiled library, used on Windows. */
    private static final String PREPARED = "netbearer.wlanapi.fake";

    /** What the fakes of all modules share. */
    static final Path SHARED = Path.of("..", "test-rigs", "src", "main", "c");

    private static @Nullable FakeWlan instance;

    private final String library;
    private final Control control;

    private FakeWlan(String library) {
        this.library = library;
        this.control = Native.load(library, Control.class);
    }

    /**
     * Returns the fake with an empty world.
     *
     * @throws TestAbortedException if there is no compiler
     */
    public static synchronized FakeWlan world(String... script) {
        if (instance == null) {
            instance = new FakeWlan(madeLibrary());
        }
        instance.tell("reset");
        instance.tell(script);
        return instance;
    }

    /** Its name for JNA. */
    public String library() {
        return library;
    }

    WlanPort.Opener opener() {
        return WlanLibrary.load(library);
    }

    /** Executes commands and returns the answer to the last. */
    public String tell(String... lines) {
        String said = "";
        for (String line : lines) {
            byte[] answer = new byte[65_536];
            int refused =
                    control.FakeWlanCommand((line + "\0").getBytes(StandardCharsets.UTF_8), answer, answer.length);
            said = Native.toString(answer, StandardCharsets.UTF_8.name());
            if (refused != 0) {
                throw new IllegalArgumentException(line + ": " + said);
            }
        }
        return said;
    }

    /** Reads a counter of {@code stat}. */
    public long count(String counter) {
        return Arrays.stream(tell("stat").strip().split(" "))
                .filter(word -> word.startsWith(counter + "="))
                .mapToLong(word -> Long.parseLong(word.substring(counter.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(counter));
    }

    /** Returns leaks and wrong calls; empty if there were none. */
    public List<String> complaints() {
        return Stream.of("blocks", "bad_free", "double_free", "bad_handle", "reserved", "close_inside", "handles")
                .filter(counter -> count(counter) != 0)
                .map(counter -> counter + "=" + count(counter))
                .toList();
    }

    private static String madeLibrary() {
        String prepared = System.getProperty(PREPARED, "");
        if (!prepared.isEmpty()) {
            return prepared;
        }
        if (!Platform.isLinux() || !Platform.is64Bit()) {
            throw skipped("the fake wlanapi is compiled on 64-bit Linux only");
        }
        try {
            return compiled(Path.of("src", "test", "c")).toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The compiler itself holds the sources to the published layout: it refuses if a structure differs in a byte. */
    private static Path compiled(Path sources) throws IOException {
        Path target = Path.of("target", "fake-wlanapi").toAbsolutePath();
        Files.createDirectories(target);
        Path made = target.resolve("libwlanapi.so");
        var command = List.of(
                "gcc",
                "-std=gnu11",
                "-O1",
                "-g",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-Wno-missing-field-initializers",
                "-fPIC",
                "-fvisibility=hidden",
                "-shared",
                "-o",
                made.toString(),
                "-I" + SHARED,
                sources.resolve("fakewlan.c").toString(),
                SHARED.resolve("ctl.c").toString(),
                "-lpthread");
        Path log = target.resolve("gcc.log");
        Process compiler;
        try {
            compiler = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException missing) {
            throw skipped("there is no gcc to compile the fake wlanapi: install the package gcc and libc6-dev");
        }
        if (compiler.onExit().join().exitValue() != 0) {
            throw new AssertionError("gcc refused the fake wlanapi: " + Files.readString(log));
        }
        return made;
    }

    private static TestAbortedException skipped(String why) {
        return new TestAbortedException("skipped, because " + why);
    }

    /** The fake's own function, beside those of Windows. */
    interface Control extends Library {
        int FakeWlanCommand(byte[] line, byte[] answer, int size);
    }
}
