package org.netbearer.support.jna;

import com.sun.jna.NativeLibrary;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The functions of a native library, called through an interface that has their names and types.
 *
 * <p>Like {@code com.sun.jna.Native.load}, but safe for a bundle that is updated: JNA keeps every interface that it loads a
 * library for, and with it the bundle's class loader, for the life of the JVM. Here it never sees the interface.
 */
public final class NativeFunctions {
    private NativeFunctions() {}

    /**
     * Loads a library. A function that it lacks fails when it is called, with an {@link UnsatisfiedLinkError}; a
     * {@code LastErrorException} is not supported.
     *
     * @param <T> the interface
     * @param library the library's name, as JNA looks it up
     * @param functions the interface, one method a function; its class loader is not kept
     * @return the functions; thread-safe as far as they are
     * @throws UnsatisfiedLinkError if there is no such library
     */
    public static <T> T load(String library, Class<T> functions) {
        var loaded = NativeLibrary.getInstance(library);
        return functions.cast(Proxy.newProxyInstance(
                functions.getClassLoader(),
                new Class<?>[] {functions},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? ofObject(proxy, method, arguments, functions.getSimpleName() + " in " + loaded.getName())
                        : loaded.getFunction(method.getName()).invoke(method.getReturnType(), arguments)));
    }

    private static Object ofObject(Object proxy, Method method, Object[] arguments, String text) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> text; // a proxy passes on no other method of Object
        };
    }
}
