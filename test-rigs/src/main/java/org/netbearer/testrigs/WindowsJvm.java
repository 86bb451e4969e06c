package org.netbearer.testrigs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Windows JVM under Wine, in a Wine prefix of the module's own: loader, calling convention, threads and JNA's own library are
 * those of Windows. Thread-safe.
 */
public final class WindowsJvm implements AutoCloseable {
    private static final Path PREFIX = Emulation.TARGET.resolve("wine");
    private static final Path RUNTIME = Emulation.TARGET.resolve("windows-jre");
    private static final Path DEBIAN = Path.of("/usr/lib/wine");

    private final Emulation emulation;
    private final String wine;
    private final Path java;

    private WindowsJvm(Emulation emulation, String wine, Path java) {
        this.emulation = emulation;
        this.wine = wine;
        this.java = java;
    }

    /**
     * Finds Wine and the Windows runtime that the profile {@code wine} unpacks; without them the test is skipped, or fails
     * where {@code netbearer.wine.required} is set.
     *
     * @param module the module's folder, for the command that switches the profile on
     * @return the JVM, to be closed
     * @throws IOException if the runtime cannot be looked at
     */
    public static WindowsJvm of(String module) throws IOException {
        var emulation = Emulation.switchedOnBy("netbearer.wine", "mvn -Pwine verify -pl " + module + " -am");
        var wine = emulation.program("wine64", "install the packages wine and wine64", DEBIAN);
        var java = runtime();
        emulation.need(java.isPresent(), "the Windows runtime was not unpacked to " + RUNTIME);
        return new WindowsJvm(emulation, wine, java.orElseThrow());
    }

    /**
     * Compiles a library for Windows.
     *
     * @param made the library; its folder is made
     * @param sources what to compile, and further arguments
     * @throws IOException if there is no room for it
     * @throws InterruptedException if this thread is interrupted
     */
    public void compile(Path made, List<String> sources) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                emulation.program("x86_64-w64-mingw32-gcc", "install the package gcc-mingw-w64-x86-64"),
                "-std=gnu11",
                "-O1",
                "-Wall",
                "-Wextra",
                "-Wno-missing-field-initializers",
                "-shared",
                "-static",
                "-o",
                made.toString()));
        command.addAll(sources);
        Files.createDirectories(made.toAbsolutePath().getParent());
        emulation.compile("mingw.log", command);
    }

    /**
     * Runs test classes in it, and fails unless at least one test ran and all passed.
     *
     * @param name of the run; its log is {@code target/wine-NAME.log}
     * @param overrides which of Wine's own libraries are replaced, as in {@code WINEDLLOVERRIDES}; empty for none
     * @param options for the JVM
     * @param tests the classes
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted
     */
    public void passes(String name, String overrides, List<String> options, Class<?>... tests)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(wine, java.toString()));
        command.addAll(options);
        command.add("-cp");
        command.add(Emulation.classPath().stream().map(WindowsJvm::path).collect(Collectors.joining(";")));
        var environment = Map.of(
                "WINEPREFIX",
                PREFIX.toString(),
                "WINEDEBUG",
                "-all",
                "WINEDLLOVERRIDES",
                overrides + ";mscoree,mshtml=;winemenubuilder.exe=d");
        emulation.passes("wine-" + name + ".log", environment, command, tests);
    }

    /**
     * Returns the name of a file as Windows programs see it: Wine shows the file system as its drive Z.
     *
     * @param path the file
     * @return its name there
     */
    public static String path(Path path) {
        return "Z:" + path.toAbsolutePath();
    }

    /** Ends the Wine of this prefix. */
    @Override
    public void close() throws IOException {
        if (!Files.exists(PREFIX)) {
            return;
        }
        var server = emulation.program("wineserver", "it comes with Wine", DEBIAN);
        try {
            emulation.run("wineserver.log", Map.of("WINEPREFIX", PREFIX.toString()), List.of(server, "-k"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<Path> runtime() throws IOException {
        if (!Files.isDirectory(RUNTIME)) {
            return Optional.empty();
        }
        try (var files = Files.walk(RUNTIME)) {
            return files.filter(file -> file.endsWith(Path.of("bin", "java.exe")))
                    .findFirst();
        }
    }
}
