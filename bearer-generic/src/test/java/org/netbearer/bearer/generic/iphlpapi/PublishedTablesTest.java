package org.netbearer.bearer.generic.iphlpapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Callback;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the mapping to the published layout and signatures of 64-bit Windows, member by member. */
public class PublishedTablesTest {
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
        for (Field field : IfRow2.class.getDeclaredFields()) {
            if (!field.isSynthetic() && !field.getName().equals("SIZE")) {
                int size = field.getName().equals("InterfaceIndex") ? Integer.BYTES : Long.BYTES;
                used.add("MIB_IF_ROW2." + field.getName() + ": " + field.getInt(null) + ", " + size);
            }
        }
        assertThat(used).hasSize(7);
        used.add("MIB_IF_ROW2: 0, " + IfRow2.SIZE);
        assertThat(published("/windows/iphlpapi-win64.txt")).containsAll(used);
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
