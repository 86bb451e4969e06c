package org.netbearer.socket.binding;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.Socket;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Asks the JDK itself for a socket's descriptor, where the JVM was started with {@code Add-Opens} of
 * {@code java.base/sun.nio.ch}, and for sockets without channel {@code java.base/java.net} as well.
 *
 * <p>Immutable and thread-safe.
 */
final class JdkDescriptors {
    /** A framework hides what is not {@code java.*} from the loader of a bundle. */
    private static final @Nullable ClassLoader BOOT_LOADER = null;

    private final @Nullable Method ofChannel;
    private final @Nullable Method system;
    private final @Nullable Method descriptor;
    private final @Nullable Method number;

    private JdkDescriptors(
            @Nullable Method ofChannel, @Nullable Method system, @Nullable Method descriptor, @Nullable Method number) {
        this.ofChannel = ofChannel;
        this.system = system;
        this.descriptor = descriptor;
        this.number = number;
    }

    /** Returns what this JVM opens to us. */
    static JdkDescriptors ofThisJvm() {
        return new JdkDescriptors(
                opened("sun.nio.ch.SelChImpl", "getFDVal"),
                opened("java.net.Socket", "getImpl"),
                opened("java.net.SocketImpl", "getFileDescriptor"),
                opened("sun.nio.ch.IOUtil", "fdVal", java.io.FileDescriptor.class));
    }

    /** Returns one for a JVM that opens nothing. */
    static JdkDescriptors none() {
        return new JdkDescriptors(null, null, null, null);
    }

    /** Returns whether the JVM gives access to the descriptor of a channel. */
    boolean tellsChannels() {
        return ofChannel != null;
    }

    /** Returns whether the JVM gives access to the descriptor of a socket without a channel. */
    boolean tellsPlainSockets() {
        return system != null && descriptor != null && number != null;
    }

    /** Returns the descriptor of the system's socket, which is created if there is none yet; empty if it is not open to us. */
    OptionalInt of(Endpoint endpoint) throws IOException {
        if (endpoint instanceof Endpoint.Channel channel) {
            // a channel that is not of the JDK has no such method
            return ofChannel == null || !ofChannel.getDeclaringClass().isInstance(channel.channel())
                    ? OptionalInt.empty()
                    : OptionalInt.of((int) call(ofChannel, channel.channel()));
        }
        return endpoint instanceof Endpoint.Plain plain ? of(plain.socket()) : OptionalInt.empty();
    }

    private OptionalInt of(Socket socket) throws IOException {
        if (system == null || descriptor == null || number == null) {
            return OptionalInt.empty();
        }
        Object found = call(descriptor, call(system, socket));
        return found == null ? OptionalInt.empty() : OptionalInt.of((int) call(number, null, found));
    }

    private static @Nullable Method opened(String type, String name, Class<?>... parameters) {
        try {
            Method method = Class.forName(type, false, BOOT_LOADER).getDeclaredMethod(name, parameters);
            return method.trySetAccessible() ? method : null;
        } catch (ReflectiveOperationException elsewhere) {
            return null; // another JDK: then it is searched for
        }
    }

    private static Object call(Method method, @Nullable Object target, Object... arguments) throws IOException {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof IOException refused) {
                throw refused;
            }
            throw new IOException(method.getName() + " failed", failed.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
