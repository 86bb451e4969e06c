package org.netbearer.bearer.corewlan.sc;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * The functions of CoreFoundation that are called, by their own names.
 *
 * <p>The caller releases what a function with Create, Copy or Retain in its name returns, and never what one with Get returns. A
 * Boolean is one byte.
 */
interface CoreFoundation {
    int kCFStringEncodingUTF8 = 0x08000100;
    long kCFNumberSInt64Type = 4;
    int kCFRunLoopRunFinished = 1;
    int kCFRunLoopRunStopped = 2;
    int kCFRunLoopRunTimedOut = 3;
    int kCFRunLoopRunHandledSource = 4;

    Pointer CFRetain(Pointer object);

    void CFRelease(Pointer object);

    long CFGetTypeID(Pointer object);

    long CFStringGetTypeID();

    long CFBooleanGetTypeID();

    long CFNumberGetTypeID();

    long CFArrayGetTypeID();

    long CFDictionaryGetTypeID();

    @Nullable
    Pointer CFStringCreateWithCString(@Nullable Pointer allocator, byte[] text, int encoding);

    long CFStringGetLength(Pointer string);

    long CFStringGetMaximumSizeForEncoding(long length, int encoding);

    byte CFStringGetCString(Pointer string, byte[] buffer, long size, int encoding);

    byte CFBooleanGetValue(Pointer value);

    byte CFNumberGetValue(Pointer number, long type, long[] value);

    @Nullable
    Pointer CFArrayCreate(@Nullable Pointer allocator, Pointer[] values, long count, Pointer callbacks);

    long CFArrayGetCount(Pointer array);

    @Nullable
    Pointer CFArrayGetValueAtIndex(Pointer array, long index);

    long CFDictionaryGetCount(Pointer dictionary);

    void CFDictionaryGetKeysAndValues(Pointer dictionary, Pointer[] keys, Pointer[] values);

    Pointer CFRunLoopGetCurrent();

    void CFRunLoopAddSource(Pointer loop, Pointer source, Pointer mode);

    int CFRunLoopRunInMode(Pointer mode, double seconds, byte returnAfterSourceHandled);

    void CFRunLoopStop(Pointer loop);

    void CFRunLoopSourceInvalidate(Pointer source);
}
