package org.netbearer.bearer.generic;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.netbearer.bearer.generic.port.ChangeEvents;
import org.netbearer.bearer.generic.port.InterfaceTable;
import org.netbearer.bearer.generic.port.RouteLookup;
import org.opentest4j.TestAbortedException;

/** A library that tells of changes and traffic when the test says so: {@code src/test/c}, compiled when first needed. */
final class FakeIpHelper {
    /** How the system behaves. */
    enum Mode {
        WELL(0),
        SILENT(1),
        NO_ADDRESSES(2),
        NO_TRAFFIC(3),
        NO_ROUTES(4);

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

    InterfaceTable traffic() {
        return Machines.table(library, MachineState.Platform.WINDOWS);
    }

    RouteLookup routes() {
        return Machines.routes(library, MachineState.Platform.WINDOWS);
    }

    /** Sets what an interface is, which is there from now on. */
    void nature(int index, Nature nature) {
        control.FakeNature(index, nature.flags, nature.type, nature.tunnel, nature.medium, nature.status, nature.media);
    }

    /** Adds a route; from which address it is used, too. */
    void route(int index, String prefix, String nextHop, int metric, String source) {
        int slash = prefix.indexOf('/');
        control.FakeRoute(
                index,
                prefix.substring(0, slash),
                Integer.parseInt(prefix.substring(slash + 1)),
                nextHop,
                metric,
                source);
    }

    /** What the members of {@code MIB_IF_ROW2} say of some interfaces, as {@code Get-NetAdapter -IncludeHidden} shows them. */
    enum Nature {
        WIRE(1, 6, 0, 14, 1, 1),
        UNPLUGGED(1, 6, 0, 14, 2, 2),
        WIFI(1, 71, 0, 9, 1, 1),
        MODEM(1, 243, 0, 8, 1, 1),
        PHONE(1, 6, 0, 10, 1, 1),
        WIFI_DIRECT(0, 71, 0, 9, 1, 1),
        VIRTUAL_ETHERNET(0, 6, 0, 0, 1, 1),
        WINTUN(0, 53, 0, 0, 1, 1),
        TEREDO(0, 131, 14, 0, 1, 1),
        DIAL_UP(0, 23, 0, 0, 1, 1),
        LOOPBACK(0, 24, 0, 0, 1, 1),
        FILTER(2, 6, 0, 14, 1, 1);

        private final int flags;
        private final int type;
        private final int tunnel;
        private final int medium;
        private final int status;
        private final int media;

        Nature(int flags, int type, int tunnel, int medium, int status, int media) {
            this.flags = flags;
            this.type = type;
            this.tunnel = tunnel;
            this.medium = medium;
            this.status = status;
            this.media = media;
        }
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

        void FakeNature(int index, int flags, int type, int tunnel, int medium, int status, int media);

        void FakeRoute(int index, String prefix, int length, String nextHop, int metric, String source);

        int FakeAsked();

        void FakeBurst(int times);

        void FakeSettle();

        int FakeSubscriptions();

        long FakeCalls();

        int FakeCancelledInside();
    }
}
