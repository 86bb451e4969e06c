package org.netbearer.bearer.corewlan;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses as the dynamic store writes them; never looks a name up. Pure. */
final class AddressText {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private AddressText() {}

    /** Reads an address, without the scope that may follow it; empty for anything else. */
    static Optional<InetAddress> parse(String text) {
        String bare = text.contains("%") ? text.substring(0, text.indexOf('%')) : text;
        if (!IPV4.matcher(bare).matches() && !IPV6.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(bare)); // a literal
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** Reads a mask such as 255.255.255.0; 32 if it is none. */
    static int prefixLength(String mask) {
        if (!IPV4.matcher(mask).matches()) {
            return 32;
        }
        int bits = 0;
        for (String octet : mask.split("\\.", -1)) {
            bits = bits << 8 | Integer.parseInt(octet);
        }
        int length = Integer.numberOfLeadingZeros(~bits);
        return length == 32 || bits << length == 0 ? length : 32;
    }
}
