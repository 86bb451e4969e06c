package org.netbearer.impl.lease;

import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How a lock is called: a name that is used once in the life of the universe, so that a process id that is used again
 * misleads nobody. Pure, but for the mark that this JVM is given when it is first asked for.
 */
final class LockToken {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,18}-[0-9a-f]{16}-[0-9a-f]{16}");
    /** What all frameworks in one JVM have in common, whatever their class loaders. */
    private static final String MARK = "org.netbearer.lease.jvm";

    private LockToken() {}

    static String next() {
        return ProcessHandle.current().pid() + "-" + mark() + "-" + random();
    }

    static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /** Returns whether a lock was made in this JVM, by whatever class loader. */
    static boolean isOfThisJvm(String token) {
        return token.contains("-" + mark() + "-");
    }

    /** The process that made a lock; only a hint, as its number may have been given to another since. */
    static long process(String token) {
        return Long.parseLong(token.substring(0, token.indexOf('-')));
    }

    /** The part of a token that is enough to tell it from any other. */
    static String last(String token) {
        return token.substring(token.lastIndexOf('-') + 1);
    }

    private static String mark() {
        return System.getProperties().computeIfAbsent(MARK, key -> random()).toString();
    }

    private static String random() {
        return HexFormat.of()
                .toHexDigits(UUID.randomUUID().getLeastSignificantBits()
                        ^ UUID.randomUUID().getMostSignificantBits());
    }
}
