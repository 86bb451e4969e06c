package org.netbearer.bearer.generic;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.bearer.generic.port.InterfaceTraffic;
import org.opentest4j.TestAbortedException;

/** A library that tells of changes and traffic when the test says so: {@code src/test/c}, compiled when first needed. */
final class FakeIpHelper {
    /** How the system behaves. */
    enum Mode {
        WELL(0),
        SILENT(1),
        NO_ADDRESSES(2),
        NO_TRAFFIC(3);

        private final int code;

        Mode(int code) {
            this.code = code;
        }
    }

    private static FakeIpHelper instance;

    private final String library;
    private final Control control;

    private FakeIpHelper(String library) {
        this.library = library;
        this.control = Native.load(library, Control.class);
    }

    /**
     * Returns the fake without a subscription.
     *
     * @throws TestAbortedException if there is no compiler
     */
    static synchronized FakeIpHelper world(Mode mode) {
        if (instance == null) {
            instance = new FakeIpHelper(compiled());
        }
        instance.control.FakeReset(mode.code);
        return instance;
    }

    /** Its name for JNA. */
    String library() {
        return library;
    }

    ChangeEvents.Source source() {
        return Machines.events(library, "Linux");
    }

    InterfaceTraffic traffic() {
        return Machines.traffic(library, MachineState.Platform.WINDOWS);
    }

    /** Sets what was counted of an interface, which is there from now on. */
    void count(int index, long received, long sent, long packetsReceived, long packetsSent) {
        control.FakeTraffic(index, received, sent, packetsReceived, packetsSent);
    }

    /** Tells how often anybody asked for an interface. */
    int asked() {
        return control.FakeAsked();
    }

    /** Calls each callback so many times from a foreign thread, and waits until it has. */
    void fire(int times) {
        burst(times);
        settle();
    }

    /** Begins to call each callback so many times from a foreign thread. */
    void burst(int times) {
        control.FakeBurst(times);
    }

    /** Waits until no foreign thread is left. */
    void settle() {
        control.FakeSettle();
    }

    int subscriptions() {
        return control.FakeSubscriptions();
    }

    long calls() {
        return control.FakeCalls();
    }

    int cancelledInside() {
        return control.FakeCancelledInside();
    }

    private static String compiled() {
        if (!Platform.isLinux() || !Platform.is64Bit()) {
            throw skipped("the fake iphlpapi is compiled on 64-bit Linux only");
        }
        Path target = Path.of("target", "fake-iphlpapi").toAbsolutePath();
        Path made = target.resolve("libiphlpapi.so");
        Path log = target.resolve("gcc.log");
        try {
            Files.createDirectories(target);
            Process compiler = compiler(made)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (compiler.onExit().join().exitValue() != 0) {
                throw new AssertionError("gcc refused the fake iphlpapi: " + Files.readString(log));
            }
        } catch (IOException missing) {
            if (Files.isDirectory(target)) {
                throw skipped("there is no gcc to compile the fake iphlpapi: install the package gcc and libc6-dev");
            }
            throw new UncheckedIOException(missing);
        }
        return made.toString();
    }

    private static ProcessBuilder compiler(Path made) {
        Path source = Path.of("src", "test", "c", "fakeiphlpapi.c");
        return new ProcessBuilder(
                "gcc",
                "-std=gnu11",
                "-O1",
                "-g",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-fPIC",
                "-shared",
                "-o",
                made.toString(),
                source.toString(),
                "-lpthread");
    }

    private static TestAbortedException skipped(String why) {
        return new TestAbortedException("skipped, because " + why);
    }

    /** The fake's own functions, beside those of Windows. */
    interface Control extends Library {
        void FakeReset(int mode);

        void FakeTraffic(int index, long received, long sent, long packetsReceived, long packetsSent);

        int FakeAsked();

        void FakeBurst(int times);

        void FakeSettle();

        int FakeSubscriptions();

        long FakeCalls();

        int FakeCancelledInside();
    }
}
