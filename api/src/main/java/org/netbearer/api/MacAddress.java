package org.netbearer.api;

import java.io.Serializable;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A hardware address: the 48-bit address of an interface, or the BSSID of an access point.
 *
 * <p>Immutable; equal if the bits are equal.
 *
 * @param bits the address in the low 48 bits, first octet highest
 */
public record MacAddress(long bits) implements Comparable<MacAddress>, Serializable {
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    /** Checks the range. */
    public MacAddress {
        if (bits >>> 48 != 0) {
            throw new IllegalArgumentException("more than 48 bits: " + Long.toHexString(bits));
        }
    }

    /**
     * Returns the address of six octets.
     *
     * @param octets exactly six
     * @return the address
     * @throws IllegalArgumentException for any other length
     */
    public static MacAddress of(byte[] octets) {
        if (octets.length != 6) {
            throw new IllegalArgumentException("a hardware address has 6 octets, not " + octets.length);
        }
        long bits = 0;
        for (byte octet : octets) {
            bits = (bits << 8) | (octet & 0xff);
        }
        return new MacAddress(bits);
    }

    /**
     * Parses the usual notation.
     *
     * @param text six pairs of hexadecimal digits with colons or hyphens between
     * @return the address
     * @throws IllegalArgumentException if the text has another form
     */
    public static MacAddress parse(String text) {
        try {
            return of(COLONS.parseHex(text.replace('-', ':').toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException badForm) {
            throw new IllegalArgumentException("not a hardware address: " + PrintableText.of(text), badForm);
        }
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    /** Returns lower-case pairs with colons between. */
    @Override
    public String toString() {
        byte[] octets = new byte[6];
        for (int i = 0; i < 6; i++) {
            octets[i] = (byte) (bits >>> (40 - 8 * i));
        }
        return COLONS.formatHex(octets);
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }
}
