package org.netbearer.bearer.corewlan.objc;

import java.util.Locale;

/**
 * How the Objective-C runtime of a process writes what differs between processors.
 *
 * @param bool the letter of BOOL, which has one byte everywhere
 */
record Abi(char bool) {
    /**
     * Finds the rules of a process.
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

    /** Writes the types of a message as this runtime does. */
    String encoding(Message message) {
        return message.encoding().replace('B', bool);
    }

    /** Leaves out what says nothing of the call: offsets, and qualifiers, whose place differs between compilers. */
    static String plain(String encoding) {
        return encoding.replaceAll("[0-9rnNoORV]", "");
    }
}
