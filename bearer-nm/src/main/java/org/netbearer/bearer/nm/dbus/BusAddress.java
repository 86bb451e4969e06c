package org.netbearer.bearer.nm.dbus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.netbearer.api.PrintableText;

/**
 * The address of a message bus: one or more Unix sockets in the file system.
 *
 * @param sockets the sockets, to be tried in this order; at least one
 */
public record BusAddress(List<Path> sockets) {
    /** The default address of the system bus (D-Bus specification, "Well-known Message Bus Instances"). */
    public static final String SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket";

    private static final String TRANSPORT = "unix:";
    private static final String PATH = "path=";

    /** Copies the list. */
    public BusAddress {
        sockets = List.copyOf(sockets);
    }

    /**
     * Returns the address in D-Bus notation. Of several, separated by semicolons, those that cannot be used are left out.
     *
     * @param text for example {@code unix:path=/run/dbus/system_bus_socket}
     * @return the address
     * @throws IllegalArgumentException if none is a {@code unix:path}; the JDK knows no abstract sockets
     */
    public static BusAddress parse(String text) {
        List<Path> sockets = Arrays.stream(text.split(";", -1))
                .filter(address -> address.startsWith(TRANSPORT))
                .flatMap(address ->
                        Arrays.stream(address.substring(TRANSPORT.length()).split(",", -1)))
                .filter(pair -> pair.startsWith(PATH))
                .map(pair -> Path.of(unescaped(pair.substring(PATH.length()))))
                .toList();
        if (sockets.isEmpty()) {
            throw new IllegalArgumentException("no unix:path in the bus address \"" + PrintableText.of(text) + "\"");
        }
        return new BusAddress(sockets);
    }

    /** Returns the sockets, safe to print. */
    @Override
    public String toString() {
        return sockets.stream()
                .map(socket -> PrintableText.of(socket.toString()))
                .collect(Collectors.joining(" or "));
    }

    private static String unescaped(String value) {
        byte[] raw = value.getBytes(StandardCharsets.UTF_8);
        var plain = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '%' && i + 2 < raw.length) {
                plain.write(Integer.parseInt(new String(raw, i + 1, 2, StandardCharsets.US_ASCII), 16));
                i += 2;
            } else {
                plain.write(raw[i]);
            }
        }
        return plain.toString(StandardCharsets.UTF_8);
    }
}
