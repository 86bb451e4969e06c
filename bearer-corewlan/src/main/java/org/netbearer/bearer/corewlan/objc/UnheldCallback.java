package org.netbearer.bearer.corewlan.objc;

import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;

/**
 * The superclass of every callback, so that JNA does not keep the class loader of this bundle.
 *
 * <p>JNA caches options for the class of each callback, and so keeps that class, unless a superclass has options already. The
 * superclass here is a class of JNA's own, chosen only for that.
 */
public abstract class UnheldCallback extends CallbackThreadInitializer {
    /** Creates a callback; lets JNA cache the options of the superclass first. */
    protected UnheldCallback() {
        var ignored = Native.getLibraryOptions(CallbackThreadInitializer.class);
    }
}
