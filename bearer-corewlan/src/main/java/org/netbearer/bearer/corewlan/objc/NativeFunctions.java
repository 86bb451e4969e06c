package org.netbearer.bearer.corewlan.objc;

import com.sun.jna.NativeLibrary;
import java.lang.reflect.Proxy;

/** Functions of a native library by an interface that has their names and types. */
public final class NativeFunctions {
    private NativeFunctions() {}

    /**
     * Loads the library. A function that is missing is found missing when it is called.
     *
     * <p>As JNA does it for a library interface; but of that JNA keeps the class, and with it this bundle's class loader, for
     * ever.
     *
     * @throws UnsatisfiedLinkError if there is no such library
     */
    public static <T> T of(String library, Class<T> type) {
        var loaded = NativeLibrary.getInstance(library);
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, function, arguments) ->
                        loaded.getFunction(function.getName()).invoke(function.getReturnType(), arguments)));
    }
}
