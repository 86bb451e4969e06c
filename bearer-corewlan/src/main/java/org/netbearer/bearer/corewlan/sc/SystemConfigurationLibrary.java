package org.netbearer.bearer.corewlan.sc;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.netbearer.bearer.corewlan.objc.CoreWlanLibrary;
import org.netbearer.bearer.corewlan.port.DynamicStoreException;
import org.netbearer.bearer.corewlan.port.DynamicStorePort;
import org.netbearer.support.jna.NativeFunctions;

/** The SystemConfiguration framework, loaded and checked for every function that is called. Thread-safe. */
public final class SystemConfigurationLibrary implements DynamicStorePort.Opener {
    static final String ARRAY_CALLBACKS = "kCFTypeArrayCallBacks";
    static final String DEFAULT_MODE = "kCFRunLoopDefaultMode";

    private final CoreWlanLibrary pools;
    private final CoreFoundation foundation;
    private final SystemConfiguration configuration;
    private final PropertyLists lists;
    private final Pointer mode;

    private SystemConfigurationLibrary(
            CoreWlanLibrary pools,
            CoreFoundation foundation,
            SystemConfiguration configuration,
            Pointer arrayCallbacks,
            Pointer mode) {
        this.pools = pools;
        this.foundation = foundation;
        this.configuration = configuration;
        this.lists = new PropertyLists(foundation, arrayCallbacks);
        this.mode = mode;
    }

    /**
     * Loads the framework and looks up every function before any is called.
     *
     * @param pools where pools come from; also names the place
     * @throws DynamicStoreException if something is missing; names all of it
     */
    public static SystemConfigurationLibrary load(CoreWlanLibrary pools) throws DynamicStoreException {
        String base = pools.named("CoreFoundation");
        String system = pools.named("SystemConfiguration");
        try {
            var missing = new ArrayList<String>();
            var baseLibrary = NativeLibrary.getInstance(base);
            var systemLibrary = NativeLibrary.getInstance(system);
            missing.addAll(missing(baseLibrary, CoreFoundation.class));
            missing.addAll(missing(systemLibrary, SystemConfiguration.class));
            for (String variable : List.of(ARRAY_CALLBACKS, DEFAULT_MODE)) {
                if (!hasVariable(baseLibrary, variable)) {
                    missing.add(variable);
                }
            }
            if (!missing.isEmpty()) {
                throw new DynamicStoreException("it lacks " + String.join(", ", missing));
            }
            return new SystemConfigurationLibrary(
                    pools,
                    NativeFunctions.load(base, CoreFoundation.class),
                    NativeFunctions.load(system, SystemConfiguration.class),
                    baseLibrary.getGlobalVariableAddress(ARRAY_CALLBACKS),
                    baseLibrary.getGlobalVariableAddress(DEFAULT_MODE).getPointer(0));
        } catch (UnsatisfiedLinkError absent) {
            throw new DynamicStoreException("it cannot be loaded: " + absent.getMessage());
        }
    }

    private static List<String> missing(NativeLibrary library, Class<?> functions) {
        var missing = new ArrayList<String>();
        for (Method function : functions.getDeclaredMethods()) {
            try {
                var ignored = library.getFunction(function.getName());
            } catch (UnsatisfiedLinkError absent) {
                missing.add(function.getName());
            }
        }
        missing.sort(null);
        return missing;
    }

    private static boolean hasVariable(NativeLibrary library, String name) {
        try {
            var ignored = library.getGlobalVariableAddress(name);
            return true;
        } catch (UnsatisfiedLinkError absent) {
            return false;
        }
    }

    @Override
    public DynamicStorePort open(Runnable changed) throws DynamicStoreException {
        var session = new DynamicStoreSession(configuration, lists, pools);
        try {
            session.open(changed, foundation, mode);
        } catch (DynamicStoreException | RuntimeException | Error failure) {
            session.close();
            throw failure;
        }
        return session;
    }
}
