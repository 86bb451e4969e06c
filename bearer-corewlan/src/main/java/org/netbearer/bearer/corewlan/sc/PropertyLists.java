package org.netbearer.bearer.corewlan.sc;

import static org.netbearer.bearer.corewlan.sc.CoreFoundation.kCFNumberSInt64Type;
import static org.netbearer.bearer.corewlan.sc.CoreFoundation.kCFStringEncodingUTF8;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts CoreFoundation's property lists to plain values and back; the type of each object is checked first. Thread-safe.
 */
final class PropertyLists {
    /** A greater count cannot be right: no collection or text here is that large. */
    private static final long MOST = 4096;

    private static final int DEEPEST = 8;

    private final CoreFoundation foundation;
    private final Pointer arrayCallbacks;
    private final long string;
    private final long bool;
    private final long number;
    private final long array;
    private final long dictionary;

    /**
     * Reads the identifiers of the types.
     *
     * @param foundation the functions
     * @param arrayCallbacks the address of {@code kCFTypeArrayCallBacks}
     */
    PropertyLists(CoreFoundation foundation, Pointer arrayCallbacks) {
        this.foundation = foundation;
        this.arrayCallbacks = arrayCallbacks;
        this.string = foundation.CFStringGetTypeID();
        this.bool = foundation.CFBooleanGetTypeID();
        this.number = foundation.CFNumberGetTypeID();
        this.array = foundation.CFArrayGetTypeID();
        this.dictionary = foundation.CFDictionaryGetTypeID();
    }

    /** Reads a property list; null for what is none, and for parts of another type. */
    @Nullable
    Object value(@Nullable Pointer object) {
        return value(object, 0);
    }

    private @Nullable Object value(@Nullable Pointer object, int depth) {
        if (object == null || depth > DEEPEST) {
            return null;
        }
        long type = foundation.CFGetTypeID(object);
        if (type == string) {
            return text(object);
        } else if (type == bool) {
            return foundation.CFBooleanGetValue(object) != 0;
        } else if (type == number) {
            var value = new long[1];
            return foundation.CFNumberGetValue(object, kCFNumberSInt64Type, value) == 0 ? null : value[0];
        } else if (type == array) {
            return list(object, depth);
        }
        return type == dictionary ? map(object, depth) : null;
    }

    private @Nullable String text(Pointer object) {
        long length = foundation.CFStringGetLength(object);
        if (length < 0 || length > MOST) {
            return null;
        }
        var buffer = new byte[(int) foundation.CFStringGetMaximumSizeForEncoding(length, kCFStringEncodingUTF8) + 1];
        return foundation.CFStringGetCString(object, buffer, buffer.length, kCFStringEncodingUTF8) == 0
                ? null
                : Native.toString(buffer, StandardCharsets.UTF_8.name());
    }

    private List<Object> list(Pointer object, int depth) {
        var list = new ArrayList<>();
        for (Pointer element : elements(object)) {
            var value = value(element, depth + 1);
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    /** Returns the elements of an array, valid as long as the array; empty for null. */
    List<Pointer> elements(@Nullable Pointer object) {
        var elements = new ArrayList<Pointer>();
        long count = object == null ? 0 : Math.min(foundation.CFArrayGetCount(object), MOST);
        for (long i = 0; object != null && i < count; i++) {
            var element = foundation.CFArrayGetValueAtIndex(object, i);
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    private Map<String, Object> map(Pointer object, int depth) {
        var map = new LinkedHashMap<String, Object>();
        long count = foundation.CFDictionaryGetCount(object);
        if (count <= 0 || count > MOST) {
            return map;
        }
        var keys = new Pointer[(int) count];
        var values = new Pointer[(int) count];
        foundation.CFDictionaryGetKeysAndValues(object, keys, values);
        for (int i = 0; i < count; i++) {
            var value = value(values[i], depth + 1);
            if (value != null && value(keys[i], depth + 1) instanceof String key) {
                map.put(key, value);
            }
        }
        return map;
    }

    /** Creates a CFString, to be released by the caller. */
    Owned string(String text) {
        var chars = (text + "\0").getBytes(StandardCharsets.UTF_8);
        return owned(foundation.CFStringCreateWithCString(null, chars, kCFStringEncodingUTF8), "CFStringCreate");
    }

    /** Creates a CFArray of CFStrings, to be released by the caller; it retains its elements. */
    Owned strings(List<String> texts) {
        var elements = texts.stream().map(this::string).toList();
        try {
            var pointers = elements.stream().map(Owned::pointer).toArray(Pointer[]::new);
            return owned(foundation.CFArrayCreate(null, pointers, pointers.length, arrayCallbacks), "CFArrayCreate");
        } finally {
            elements.forEach(Owned::close);
        }
    }

    /** Takes ownership of an object that a function returned. */
    Owned owned(@Nullable Pointer object, String function) {
        if (object == null) {
            throw new IllegalStateException(function + " returned NULL");
        }
        return new Owned(foundation, object);
    }

    /**
     * An object that has to be released.
     *
     * @param foundation the functions
     * @param pointer the object
     */
    record Owned(CoreFoundation foundation, Pointer pointer) implements AutoCloseable {
        @Override
        public void close() {
            foundation.CFRelease(pointer);
        }
    }
}
