package org.netbearer.bearer.corewlan;

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
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.corewlan.objc.CoreWlanLibrary;
import org.netbearer.bearer.corewlan.port.CoreWlanPort;
import org.netbearer.bearer.corewlan.port.DynamicStorePort;
import org.netbearer.bearer.corewlan.port.SystemJoin;
import org.netbearer.testkit.ManualContext;
import org.opentest4j.TestAbortedException;

/**
 * A CoreWLAN with radios in memory: {@code src/test/objc}, compiled when first needed.
 *
 * <p>There is one world in the process: a test begins with {@link #world}. The commands stand in the README beside the
 * sources.
 */
public final class FakeCoreWlan {
    /** Names a directory with libraries that were made before, in place of compiling them. */
    private static final String PREPARED = "netbearer.corewlan.fake";

    /** Creates a skipped test a failed one. */
    private static final String REQUIRED = "netbearer.corewlan.fake.required";

    private static final String[] PACKAGES = {"gobjc", "libgnustep-base-dev", "make"};

    private static final SystemJoin NO_PROGRAM = (radio, ssid, over) -> {
        throw new AssertionError("the system's program was called, though no setting says so");
    };

    private static @Nullable FakeCoreWlan instance;

    private final String directory;
    private final World world;
    private final ObjcShim runtime;
    private final Store store;

    private FakeCoreWlan(String directory) {
        this.directory = directory;
        this.world = Native.load(library("CoreWLAN"), World.class);
        this.runtime = Native.load(library("objc"), ObjcShim.class);
        this.store = Native.load(library("SystemConfiguration"), Store.class);
    }

    private String library(String name) {
        return Path.of(directory, System.mapLibraryName(name)).toString();
    }

    /**
     * Returns the fake with an empty world.
     *
     * @throws TestAbortedException if there is no compiler
     */
    public static synchronized FakeCoreWlan world(String... script) {
        if (instance == null) {
            instance = new FakeCoreWlan(madeLibraries());
        }
        instance.tell("release scan", "release associate", "release joined"); // of an earlier world
        awaitCalls();
        instance.tellRuntime("truth");
        instance.tell("reset");
        instance.tell(script);
        return instance;
    }

    /** Waits for calls that block, also for those whose result nobody wants: they would reach into the next world. */
    static void awaitCalls() {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("netbearer-corewlan-scan")
                    || thread.getName().startsWith("netbearer-corewlan-join")) {
                try {
                    thread.join(ManualContext.BOUND.toMillis());
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** Where its libraries are. */
    public String directory() {
        return directory;
    }

    CoreWlanPort.Opener opener() {
        return CoreWlanLibrary.load(directory);
    }

    DynamicStorePort.Opener links() {
        return CoreWlanPlatform.links(CoreWlanLibrary.load(directory));
    }

    CoreWlanBearer bearer() {
        return bearer(Map.of(), NO_PROGRAM);
    }

    CoreWlanBearer bearer(Map<String, ?> settings, SystemJoin system) {
        var read = CoreWlanSettings.read(settings);
        if (!read.complaints().isEmpty()) {
            throw new IllegalArgumentException(read.complaints().toString());
        }
        return new CoreWlanBearer(opener(), links(), system, read::settings);
    }

    /** Carries out commands; gives the answer to the last. */
    public String tell(String... lines) {
        return told(world::FakeCoreWlanCommand, lines);
    }

    /** Carries out commands of the runtime. */
    public String tellRuntime(String... lines) {
        return told(runtime::FakeObjcCommand, lines);
    }

    /** Carries out commands of the dynamic store. */
    public String tellStore(String... lines) {
        return told(store::FakeSystemConfigurationCommand, lines);
    }

    private static String told(Command command, String... lines) {
        String said = "";
        for (String line : lines) {
            byte[] answer = new byte[65_536];
            int refused = command.carryOut((line + "\0").getBytes(StandardCharsets.UTF_8), answer, answer.length);
            said = Native.toString(answer, StandardCharsets.UTF_8.name());
            if (refused != 0) {
                throw new IllegalArgumentException(line + ": " + said);
            }
        }
        return said;
    }

    /** Reads a counter of {@code stat}. */
    public long count(String counter) {
        return Arrays.stream((tell("stat").strip() + " " + tellStore("stat").strip()).split(" "))
                .filter(word -> word.startsWith(counter + "="))
                .mapToLong(word -> Long.parseLong(word.substring(counter.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(counter));
    }

    /** Tells what was left behind or done wrongly; empty if all is well. */
    public List<String> complaints() {
        return Stream.of(
                        "clients",
                        "networks",
                        "interfaces",
                        "channels",
                        "configurations",
                        "profiles",
                        "no_pool",
                        "monitored",
                        "delegates",
                        "stores",
                        "sources",
                        "owned")
                .filter(counter -> count(counter) != 0)
                .map(counter -> counter + "=" + count(counter))
                .toList();
    }

    private static String madeLibraries() {
        String prepared = System.getProperty(PREPARED, "");
        if (!prepared.isEmpty()) {
            return prepared;
        }
        if (!Platform.isLinux() || !Platform.is64Bit()) {
            throw skipped("the fake CoreWLAN is compiled on 64-bit Linux only");
        }
        try {
            return compiled(Path.of("src", "test", "objc")).toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Path compiled(Path sources) throws IOException {
        Path target = Path.of("target", "fake-corewlan").toAbsolutePath();
        Files.createDirectories(target);
        Path log = target.resolve("make.log");
        if (!Files.exists(Path.of("/usr/include/GNUstep/Foundation/Foundation.h"))) {
            throw skipped("there is no GNUstep to compile the fake CoreWLAN with: install the packages "
                    + String.join(" ", PACKAGES));
        }
        Process make;
        try {
            make = new ProcessBuilder("make", "-s", "-C", sources.toString(), "OUT=" + target, "CC=gcc -Werror")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException missing) {
            throw skipped("there is no make: install the packages " + String.join(" ", PACKAGES));
        }
        if (make.onExit().join().exitValue() != 0) {
            String said = Files.readString(log);
            if (said.contains("cc1obj")) {
                throw skipped("gcc has no Objective-C: install the packages " + String.join(" ", PACKAGES));
            }
            throw new AssertionError("gcc refused the fake CoreWLAN: " + said);
        }
        return target;
    }

    private static RuntimeException skipped(String why) {
        if (Boolean.getBoolean(REQUIRED)) {
            throw new AssertionError(REQUIRED + " is set, but " + why);
        }
        return new TestAbortedException("skipped, because " + why);
    }

    private interface Command {
        int carryOut(byte[] line, byte[] answer, int size);
    }

    /** The fake's own function, beside the classes. */
    interface World extends Library {
        int FakeCoreWlanCommand(byte[] line, byte[] answer, int size);
    }

    /** The dynamic store's own function, beside those of SystemConfiguration. */
    interface Store extends Library {
        int FakeSystemConfigurationCommand(byte[] line, byte[] answer, int size);
    }

    /** The shim's own function, beside those of the runtime. */
    interface ObjcShim extends Library {
        int FakeObjcCommand(byte[] line, byte[] answer, int size);
    }
}
