package org.netbearer.bearer.generic;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkCounters;
import org.netbearer.bearer.generic.port.InterfaceName;

/**
 * Reads {@code /proc/net}. A line that has another form than expected is passed over.
 *
 * <p>Immutable and thread-safe.
 */
final class ProcNetPort {
    private static final long UNSIGNED = 0xffff_ffffL;

    private final Path net;
    private final ByteOrder order;

    /**
     * Creates a port.
     *
     * @param root what stands for {@code /}
     * @param order byte order of the machine that wrote {@code route}, which shows addresses as numbers in its own
     */
    ProcNetPort(Path root, ByteOrder order) {
        net = root.resolve("proc/net");
        this.order = order;
    }

    ProcNet read() {
        return new ProcNet(counters(), routes(), each("if_inet6", ProcNetPort::inet6Address));
    }

    /**
     * Reads {@code dev}.
     *
     * @return traffic by name of the interface; null if not readable
     */
    @Nullable
    Map<String, LinkCounters> counters() {
        var lines = each("dev", ProcNetPort::counters);
        if (lines == null) {
            return null;
        }
        var counters = new HashMap<String, LinkCounters>();
        lines.forEach(line -> counters.put(line.getKey(), line.getValue()));
        return counters;
    }

    private @Nullable List<RouteEntry> routes() {
        var ipv4 = each("route", this::ipv4Default);
        if (ipv4 == null) {
            return null;
        }
        var ipv6 = each("ipv6_route", ProcNetPort::ipv6Default);
        if (ipv6 == null) {
            return ipv4;
        }
        var both = new ArrayList<>(ipv4);
        both.addAll(ipv6);
        return both;
    }

    /** Reads a file line by line: on a router, {@code route} may hold a million of them. */
    private <T> @Nullable List<T> each(String file, Function<List<String>, Optional<T>> parser) {
        var found = new ArrayList<T>();
        try (BufferedReader lines = Files.newBufferedReader(net.resolve(file), StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                parse(line, parser).ifPresent(found::add);
            }
            return found;
        } catch (IOException notReadable) {
            return null;
        }
    }

    private static <T> Optional<T> parse(String line, Function<List<String>, Optional<T>> parser) {
        try {
            return parser.apply(words(line));
        } catch (IllegalArgumentException | IndexOutOfBoundsException headingOrOtherForm) {
            return Optional.empty();
        }
    }

    private static List<String> words(String line) {
        var tokens = new StringTokenizer(line, " \t");
        var words = new ArrayList<String>(tokens.countTokens());
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    /** {@code Iface Destination Gateway Flags RefCnt Use Metric Mask ...} */
    private Optional<RouteEntry> ipv4Default(List<String> words) {
        if (!words.get(1).equals("00000000") || !words.get(7).equals("00000000")) {
            return Optional.empty();
        }
        int gateway = (int) Long.parseLong(words.get(2), 16);
        return Optional.of(new RouteEntry(
                InterfaceName.decode(words.get(0)),
                DefaultRoute.Family.IPV4,
                gateway == 0
                        ? null
                        : address(ByteBuffer.allocate(4)
                                .order(order)
                                .putInt(gateway)
                                .array()),
                // written as a signed number
                Long.parseLong(words.get(6)) & UNSIGNED,
                Long.parseLong(words.get(3), 16)));
    }

    /** {@code destination length source length gateway metric references uses flags device}, all hexadecimal */
    private static Optional<RouteEntry> ipv6Default(List<String> words) {
        if (!words.get(1).equals("00")) {
            return Optional.empty();
        }
        byte[] gateway = HexFormat.of().parseHex(words.get(4));
        return Optional.of(new RouteEntry(
                InterfaceName.decode(words.get(9)),
                DefaultRoute.Family.IPV6,
                Arrays.equals(gateway, new byte[16]) ? null : address(gateway),
                Long.parseLong(words.get(5), 16),
                Long.parseLong(words.get(8), 16)));
    }

    /** {@code address index length scope flags device}, all hexadecimal */
    private static Optional<Inet6Entry> inet6Address(List<String> words) {
        return Optional.of(new Inet6Entry(
                InterfaceName.decode(words.get(5)),
                Integer.parseInt(words.get(1), 16),
                new LinkAddress(address(HexFormat.of().parseHex(words.get(0))), Integer.parseInt(words.get(2), 16)),
                Integer.parseInt(words.get(4), 16)));
    }

    /** {@code name: bytes packets (six more) bytes packets ...}, received first; the colon may touch the first number */
    private static Optional<Map.Entry<String, LinkCounters>> counters(List<String> words) {
        String first = words.get(0);
        int colon = first.indexOf(':');
        var numbers = new ArrayList<>(words.subList(1, words.size()));
        if (colon < first.length() - 1) {
            numbers.add(0, first.substring(colon + 1));
        }
        return Optional.of(Map.entry(
                InterfaceName.decode(first.substring(0, colon)),
                new LinkCounters(count(numbers, 0), count(numbers, 8), count(numbers, 1), count(numbers, 9))));
    }

    private static long count(List<String> numbers, int at) {
        return Long.parseUnsignedLong(numbers.get(at));
    }

    private static InetAddress address(byte[] octets) {
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException badLength) {
            throw new IllegalArgumentException(badLength);
        }
    }
}
