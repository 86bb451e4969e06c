package org.netbearer.api;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The name of a Wi-Fi network: 0 to 32 bytes that need not be text (IEEE 802.11, 9.4.2.2).
 *
 * <p>Immutable; equal if the bytes are equal. The bytes are kept as they came; {@link #text()} decodes them on the way
 * out and is always safe to print.
 */
public final class Ssid implements Comparable<Ssid>, Serializable {
    private static final long serialVersionUID = 1L;

    /** The longest name that the standard allows, in bytes. */
    public static final int MAX_LENGTH = 32;

    /** The name of a network that does not broadcast its name: no bytes. */
    public static final Ssid HIDDEN = new Ssid(new byte[0], false);

    /** A name that the operating system keeps from this process; not to be taken for a hidden network. */
    public static final Ssid REDACTED = new Ssid(new byte[0], true);

    private final byte[] bytes;
    private final boolean redacted;

    private Ssid(byte[] bytes, boolean redacted) {
        this.bytes = bytes;
        this.redacted = redacted;
    }

    /**
     * Returns the name of some bytes, which are copied.
     *
     * @param bytes the bytes from the air; none, or only zero bytes, mean {@link #HIDDEN}
     * @return the name
     * @throws IllegalArgumentException if there are more than {@value #MAX_LENGTH} bytes
     */
    public static Ssid of(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new IllegalArgumentException("SSID of " + bytes.length + " bytes; at most " + MAX_LENGTH);
        }
        for (byte b : bytes) {
            if (b != 0) {
                return new Ssid(bytes.clone(), false);
            }
        }
        return HIDDEN;
    }

    /**
     * Returns the name of a text, encoded as UTF-8.
     *
     * @param text the name
     * @return the name
     * @throws IllegalArgumentException if it takes more than {@value #MAX_LENGTH} bytes
     */
    public static Ssid of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a copy of the bytes.
     *
     * @return a new array each time; empty if hidden or redacted
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Returns the bytes as lower-case hexadecimal digits, the form used in identifiers.
     *
     * @return two digits for each byte; empty if hidden or redacted
     */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Decodes the name for people.
     *
     * <p>Bytes that are UTF-8 are decoded as such, others as ISO 8859-1; then made safe by {@link PrintableText}.
     *
     * @return the text; empty if hidden or redacted
     */
    public String text() {
        String decoded;
        try {
            decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            decoded = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return PrintableText.of(decoded);
    }

    /**
     * Returns whether the network keeps its name to itself.
     *
     * @return true only for {@link #HIDDEN}
     */
    public boolean isHidden() {
        return bytes.length == 0 && !redacted;
    }

    /**
     * Returns whether the operating system keeps the name from us.
     *
     * @return true only for {@link #REDACTED}
     */
    public boolean isRedacted() {
        return redacted;
    }

    /** Orders by bytes, unsigned, a hidden name first and a redacted one last. */
    @Override
    public int compareTo(Ssid other) {
        return redacted == other.redacted ? Arrays.compareUnsigned(bytes, other.bytes) : redacted ? 1 : -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ssid that && redacted == that.redacted && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes) * 31 + Boolean.hashCode(redacted);
    }

    /** Returns the safe text, or {@code <hidden>} or {@code <redacted>}. */
    @Override
    public String toString() {
        return redacted ? "<redacted>" : isHidden() ? "<hidden>" : text();
    }

    private Object readResolve() {
        return redacted ? REDACTED : of(bytes);
    }
}
