package org.netbearer.bearer.corewlan.objc;

import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;

/**
 * Above the class of every callback, so that it can go with this bundle.
 *
 * <p>JNA keeps options for the class of each callback, and with them that class; unless a class above it has options already,
 * which then count for both. The class above is JNA's own and chosen for this alone.
 */
public abstract class UnheldCallback extends CallbackThreadInitializer {
    /** Sees to the options of the class above. */
    protected UnheldCallback() {
        var ignored = Native.getLibraryOptions(CallbackThreadInitializer.class);
    }
}
