package org.netbearer.bearer.corewlan.objc;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The functions of the Objective-C runtime that are called, by their own names; texts end in a zero byte. */
interface ObjcRuntime {
    @Nullable
    Pointer objc_getClass(byte[] name);

    @Nullable
    Pointer objc_getProtocol(byte[] name);

    Pointer sel_registerName(byte[] name);

    /** Returns null if the name is taken. */
    @Nullable
    Pointer objc_allocateClassPair(Pointer superclass, byte[] name, long extraBytes);

    void objc_registerClassPair(Pointer type);

    byte class_addMethod(Pointer type, Pointer selector, Callback implementation, byte[] types);

    byte class_addProtocol(Pointer type, Pointer protocol);

    @Nullable
    Pointer class_getInstanceMethod(Pointer type, Pointer selector);

    @Nullable
    Pointer class_getClassMethod(Pointer type, Pointer selector);

    @Nullable
    Pointer method_getTypeEncoding(Pointer method);
}
