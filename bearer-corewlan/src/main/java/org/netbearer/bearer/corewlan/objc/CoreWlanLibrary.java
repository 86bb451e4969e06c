package org.netbearer.bearer.corewlan.objc;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.bearer.corewlan.port.CoreWlanPort;
import org.netbearer.support.jna.NativeFunctions;

/** The loaded frameworks. Thread-safe. */
public final class CoreWlanLibrary implements CoreWlanPort.Opener {
    private final Messenger messenger;
    private final Foundation foundation;
    private final Abi abi;
    private final String directory;
    private @Nullable EventDelegate delegates; // guarded by this

    private CoreWlanLibrary(Messenger messenger, Abi abi, String directory) {
        this.directory = directory;
        this.messenger = messenger;
        this.foundation = new Foundation(messenger);
        this.abi = abi;
    }

    /**
     * Loads the frameworks.
     *
     * @param directory where they are; empty for where the system has them
     * @throws UnsatisfiedLinkError if one is missing
     */
    public static CoreWlanLibrary load(String directory) {
        for (String framework : List.of("Foundation", "CoreWLAN")) {
            NativeLibrary.getInstance(named(framework, directory));
        }
        try {
            NativeLibrary.getInstance(named("CoreLocation", directory));
        } catch (UnsatisfiedLinkError missing) {
            // its messages are optional
        }
        String objc = named("objc", directory);
        var send = NativeLibrary.getInstance(objc).getFunction("objc_msgSend");
        var abi = Abi.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        return new CoreWlanLibrary(new Messenger(NativeFunctions.load(objc, ObjcRuntime.class), send), abi, directory);
    }

    private static String named(String library, String directory) {
        return directory.isEmpty()
                ? library
                : Path.of(directory, System.mapLibraryName(library)).toString();
    }

    /** Returns the name by which JNA finds a library beside these. */
    public String named(String library) {
        return named(library, directory);
    }

    /** Opens an autorelease pool on this thread, which has to close it. */
    public Pool pool() {
        return foundation.pool()::close;
    }

    /** An autorelease pool. Confined to the thread that opened it. */
    @FunctionalInterface
    public interface Pool extends AutoCloseable {
        /** Releases the objects in the pool. */
        @Override
        void close();
    }

    /** Returns whether the process has the pointer size for which the messages were checked. */
    public static boolean is64Bit() {
        return Native.POINTER_SIZE == 8;
    }

    /** Returns the version of JNA. */
    public static String jnaVersion() {
        return Native.VERSION;
    }

    /** Returns the required messages that this system lacks or declares with other types; a line for each. */
    public List<String> missing() {
        return messenger.missing(abi);
    }

    /** Returns the state of each optional message on this system; a line for each. */
    public List<String> optional() {
        return messenger.optional(abi);
    }

    @Override
    public CoreWlanPort open(Consumer<CoreWlanPort.Event> listener) throws CoreWlanException {
        var port = new ObjcCoreWlanPort(messenger, foundation, delegates(), abi, listener);
        try {
            port.listen();
        } catch (CoreWlanException | RuntimeException | Error failure) {
            port.close();
            throw failure;
        }
        return port;
    }

    private synchronized EventDelegate delegates() {
        if (delegates == null) {
            delegates = new EventDelegate(messenger, foundation);
        }
        return delegates;
    }
}
