package org.netbearer.bearer.generic.iphlpapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the mapping to the published signatures, parameter by parameter. */
class PublishedSignaturesTest {
    @Test
    void everyFunctionHasItsPublishedParametersAndResult() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/windows/iphlpapi-functions.txt")) {
            var published = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            var mapped = Stream.of(IpHelperApi.class, IpHelperApi.Change.class)
                    .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                    .filter(method -> !method.isSynthetic())
                    .map(PublishedSignaturesTest::line)
                    .toList();
            assertThat(mapped).containsExactlyInAnyOrderElementsOf(published);
        }
    }

    private static String line(Method method) {
        return method.getName() + ": "
                + Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()))
                        .map(PublishedSignaturesTest::kind)
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
