package org.netbearer.bearer.generic.iphlpapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the mapping to the published layout and signatures of 64-bit Windows, member by member. */
public class PublishedTablesTest {
    private static final Map<String, Integer> INTERFACE = Map.ofEntries(
            Map.entry("InterfaceIndex", 4),
            Map.entry("Type", 4),
            Map.entry("TunnelType", 4),
            Map.entry("PhysicalMediumType", 4),
            Map.entry("InterfaceAndOperStatusFlags", 1),
            Map.entry("OperStatus", 4),
            Map.entry("MediaConnectState", 4),
            Map.entry("InOctets", 8),
            Map.entry("InUcastPkts", 8),
            Map.entry("InNUcastPkts", 8),
            Map.entry("OutOctets", 8),
            Map.entry("OutUcastPkts", 8),
            Map.entry("OutNUcastPkts", 8));

    @Test
    void everyFunctionHasItsPublishedParametersAndResult() throws IOException {
        var mapped = Stream.of(IpHelperApi.class, IpHelperApi.Change.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> !method.isSynthetic() && !Modifier.isStatic(method.getModifiers()))
                .map(PublishedTablesTest::line)
                .toList();
        assertThat(mapped).containsExactlyInAnyOrderElementsOf(published("/windows/iphlpapi-functions.txt"));
    }

    @Test
    void everyMemberStandsWhereWindowsHasIt() throws ReflectiveOperationException, IOException {
        assertThat(Native.POINTER_SIZE).isEqualTo(8);
        var used = new ArrayList<String>();
        for (String member : INTERFACE.keySet()) {
            used.add("MIB_IF_ROW2." + member + ": " + offset(IfRow2.class, member) + ", " + INTERFACE.get(member));
        }
        used.add("MIB_IF_ROW2: 0, " + IfRow2.SIZE);
        used.add("MIB_IPFORWARD_ROW2.InterfaceIndex: " + IpForwardRow2.InterfaceIndex + ", 4");
        used.add("MIB_IPFORWARD_ROW2.NextHop: " + IpForwardRow2.NextHop + ", " + SockaddrInet.SIZE);
        used.add("MIB_IPFORWARD_ROW2.Metric: " + IpForwardRow2.Metric + ", 4");
        used.add("MIB_IPFORWARD_ROW2: 0, " + IpForwardRow2.SIZE);
        used.add("SOCKADDR_INET.si_family: " + SockaddrInet.si_family + ", 2");
        used.add("SOCKADDR_IN.sin_addr: " + SockaddrInet.sin_addr + ", 4");
        used.add("SOCKADDR_IN6.sin6_addr: " + SockaddrInet.sin6_addr + ", 16");
        used.add("SOCKADDR_INET: 0, " + SockaddrInet.SIZE);
        assertThat(published("/windows/iphlpapi-win64.txt")).containsAll(used);
    }

    private static int offset(Class<?> structure, String member) throws ReflectiveOperationException {
        return structure.getDeclaredField(member).getInt(null);
    }

    private static List<String> published(String resource) throws IOException {
        try (InputStream in = PublishedTablesTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static String line(Method method) {
        return method.getName() + ": "
                + Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()))
                        .map(PublishedTablesTest::kind)
                        .collect(Collectors.joining(", "));
    }

    private static String kind(Class<?> type) {
        if (Pointer.class.isAssignableFrom(type)
                || PointerType.class.isAssignableFrom(type)
                || Callback.class.isAssignableFrom(type)) {
            return "pointer";
        }
        return switch (type.getName()) {
            case "int" -> "uint32";
            case "short" -> "uint16";
            case "byte" -> "uint8";
            default -> type.getName();
        };
    }
}
