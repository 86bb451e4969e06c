package org.netbearer.bearer.generic.port;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of a Linux interface name into text without losing any.
 *
 * <p>The kernel accepts any byte but white space, slash and colon, so a name may be no UTF-8 at all. The platform's decoder
 * would make one replacement character of each bad byte, and of two names one.
 *
 * <p>Pure and thread-safe.
 */
public final class InterfaceName {
    private InterfaceName() {}

    /**
     * Decodes a name.
     *
     * @param raw the name as it was read as ISO-8859-1, each character one byte
     * @return the name as UTF-8, or, where it is none, with each byte beyond ASCII as {@code \xHH}
     */
    public static String decode(String raw) {
        if (raw.chars().allMatch(c -> c < 0x80)) {
            return raw;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException noUtf8) {
            var escaped = new StringBuilder();
            raw.chars().forEach(c -> {
                if (c < 0x80) {
                    escaped.append((char) c);
                } else {
                    escaped.append(String.format("\\x%02x", c));
                }
            });
            return escaped.toString();
        }
    }
}
