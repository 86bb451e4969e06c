package org.netbearer.bearer.nm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Names of interfaces as the kernel spells them. The daemon escapes backslashes, control characters and bytes that are not
 * UTF-8 on the bus (its {@code nm_utils_str_utf8safe_escape}).
 *
 * <p>Pure.
 */
final class InterfaceNames {
    private static final int LONGEST_OCTAL = 3;

    private InterfaceNames() {}

    /** Returns the name that was escaped; one without a backslash is returned as it is. */
    static String unescaped(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        byte[] in = escaped.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        int at = 0;
        while (at < in.length) {
            byte next = in[at++];
            if (next != '\\' || at == in.length) {
                out.write(next);
                continue;
            }
            int digits = octalDigits(in, at);
            if (digits > 0) {
                out.write(Integer.parseInt(new String(in, at, digits, StandardCharsets.US_ASCII), 8));
                at += digits;
            } else {
                out.write(letter(in[at++]));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int octalDigits(byte[] in, int from) {
        int digits = 0;
        while (digits < LONGEST_OCTAL
                && from + digits < in.length
                && in[from + digits] >= '0'
                && in[from + digits] <= '7') {
            digits++;
        }
        return digits;
    }

    private static int letter(byte escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            default -> escaped; // a backslash or a quote
        };
    }
}
