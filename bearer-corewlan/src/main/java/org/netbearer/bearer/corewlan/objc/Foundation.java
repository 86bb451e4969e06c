package org.netbearer.bearer.corewlan.objc;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.bearer.corewlan.port.CoreWlanException;

/** Converts Foundation's objects to plain values, within a {@link Pool} of the calling thread. Thread-safe. */
final class Foundation {
    /** A greater count cannot be right: no collection here is that large. */
    private static final long MOST_ELEMENTS = 4096;

    private final Messenger messenger;

    Foundation(Messenger messenger) {
        this.messenger = messenger;
    }

    /** Opens an autorelease pool on this thread; without one every call would leak. */
    Pool pool() {
        return new Pool(messenger, present(Message.NEW_POOL, messenger.object(Message.NEW_POOL)));
    }

    Pointer string(String text) {
        var type = messenger.type(Message.STRING_OF);
        return present(
                Message.STRING_OF, messenger.object(Message.STRING_OF, type, new Object[] {Messenger.chars(text)}));
    }

    /** Reads an NSString; empty for nil. */
    String text(@Nullable Pointer string) {
        var utf8 = string == null ? null : messenger.memory(Message.UTF8, string);
        return utf8 == null ? "" : utf8.getString(0, StandardCharsets.UTF_8.name());
    }

    /** Reads an NSData as the name of a network: null for nil, which is not the same as a name without bytes. */
    @Nullable
    Ssid ssid(@Nullable Pointer data) {
        if (data == null) {
            return null;
        }
        long length = Math.min(messenger.number(Message.LENGTH, data), Ssid.MAX_LENGTH);
        var memory = length <= 0 ? null : messenger.memory(Message.BYTES, data);
        return Ssid.of(memory == null ? new byte[0] : memory.getByteArray(0, (int) length));
    }

    /** Reads an NSString of six hexadecimal numbers, also without leading zeros; null for anything else. */
    @Nullable
    MacAddress address(@Nullable Pointer string) {
        String[] parts = text(string).split("[:-]", -1);
        long bits = 0;
        for (String part : parts) {
            if (part.isEmpty() || part.length() > 2 || !part.chars().allMatch(HexFormat::isHexDigit)) {
                return null;
            }
            bits = bits << 8 | HexFormat.fromHexDigits(part);
        }
        return parts.length == 6 ? new MacAddress(bits) : null;
    }

    /** Reads an NSArray; empty for nil. */
    List<Pointer> array(@Nullable Pointer array) {
        var elements = new ArrayList<Pointer>();
        long count = array == null ? 0 : Math.min(messenger.number(Message.COUNT, array), MOST_ELEMENTS);
        for (long i = 0; array != null && i < count; i++) {
            var element = messenger.object(Message.OBJECT_AT, array, new Object[] {i});
            if (element != null) {
                elements.add(element);
            }
        }
        return elements;
    }

    /** Reads an NSSet; empty for nil. */
    List<Pointer> set(@Nullable Pointer set) {
        return array(set == null ? null : messenger.object(Message.ALL_OBJECTS, set));
    }

    /** Reads an NSOrderedSet; empty for nil. */
    List<Pointer> orderedSet(@Nullable Pointer set) {
        return array(set == null ? null : messenger.object(Message.ARRAY, set));
    }

    /** Creates the exception of a message that was refused; only valid if its result was a refusal. */
    CoreWlanException refused(Message message, PointerByReference error) {
        var object = error.getValue();
        return object == null
                ? CoreWlanException.silent(message.toString())
                : CoreWlanException.refused(
                        message.toString(),
                        text(messenger.object(Message.ERROR_DOMAIN, object)),
                        messenger.number(Message.ERROR_CODE, object));
    }

    /** Returns the object, where the framework never answers nil. */
    static Pointer present(Message message, @Nullable Pointer object) {
        if (object == null) {
            throw new IllegalStateException(message + " answered nil");
        }
        return object;
    }

    /** An autorelease pool. Confined to the thread that opened it. */
    static final class Pool implements AutoCloseable {
        private final Messenger messenger;
        private final Pointer pool;

        private Pool(Messenger messenger, Pointer pool) {
            this.messenger = messenger;
            this.pool = pool;
        }

        @Override
        public void close() {
            messenger.nothing(Message.DRAIN, pool);
        }
    }
}
