package org.netbearer.bearer.nm.dbus;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.netbearer.api.PrintableText;

/**
 * The address of a message bus: a Unix socket in the file system.
 *
 * @param socket the socket
 */
public record BusAddress(Path socket) {
    /** The default address of the system bus (D-Bus specification, "Well-known Message Bus Instances"). */
    public static final String SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket";

    /**
     * Returns the address in D-Bus notation; of several, separated by semicolons, the first that can be used.
     *
     * @param text for example {@code unix:path=/run/dbus/system_bus_socket}
     * @return the address
     * @throws IllegalArgumentException if none is a {@code unix:path}; the JDK knows no abstract sockets
     */
    public static BusAddress parse(String text) {
        for (String address : text.split(";", -1)) {
            if (address.startsWith("unix:")) {
                for (String pair : address.substring("unix:".length()).split(",", -1)) {
                    if (pair.startsWith("path=")) {
                        return new BusAddress(Path.of(unescaped(pair.substring("path=".length()))));
                    }
                }
            }
        }
        throw new IllegalArgumentException("no unix:path in the bus address \"" + PrintableText.of(text) + "\"");
    }

    private static String unescaped(String value) {
        List<Byte> bytes = new ArrayList<>();
        byte[] raw = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%' && i + 2 < raw.length) {
                bytes.add((byte) Integer.parseInt(new String(raw, i + 1, 2, StandardCharsets.US_ASCII), 16));
                i += 2;
            } else {
                bytes.add(raw[i]);
            }
        }
        byte[] plain = new byte[bytes.size()];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = bytes.get(i);
        }
        return new String(plain, StandardCharsets.UTF_8);
    }
}
