package org.netbearer.bearer.corewlan.objc;

import java.util.Locale;

/**
 * Type encodings of the Objective-C runtime that differ between processors.
 *
 * @param bool the letter of BOOL, which has one byte everywhere
 */
record Abi(char bool) {
    /**
     * Returns the encodings of a process.
     *
     * @param system its {@code os.name}
     * @param processor its {@code os.arch}; that of the JVM, not of the machine
     */
    static Abi of(String system, String processor) {
        if (!system.toLowerCase(Locale.ROOT).startsWith("mac")) {
            return new Abi('C'); // GCC's runtime: unsigned char
        }
        return new Abi(processor.equals("aarch64") ? 'B' : 'c'); // bool, or signed char
    }

    /** Returns the type encoding of a message on this processor. */
    String encoding(Message message) {
        return message.encoding().replace('B', bool);
    }

    /** Removes offsets and qualifiers, which do not matter for a call and differ between compilers. */
    static String plain(String encoding) {
        return encoding.replaceAll("[0-9rnNoORV]", "");
    }
}
