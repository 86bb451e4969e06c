package org.netbearer.socket.binding.jna;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.socket.binding.system.LocalName;

/** Holds every number to the systems' published headers. */
public class PublishedConstantsTest {
    private static final Map<String, Integer> PUBLISHED = read("/published-constants.tsv");

    static Stream<Field> constants() {
        return Stream.of(LinuxConstants.class, DarwinConstants.class, WindowsConstants.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> !field.isSynthetic());
    }

    @ParameterizedTest
    @MethodSource("constants")
    void everyConstantHasItsPublishedValue(Field field) throws IllegalAccessException {
        String system = field.getDeclaringClass().getSimpleName().replace("Constants", "");
        assertThat(PUBLISHED).containsEntry(system + " " + field.getName(), field.getInt(null));
    }

    @Test
    void everySystemHasThePartsOfAnAddressWhereTheyAreRead() {
        for (String system : new String[] {"Linux", "Darwin", "Windows"}) {
            byte[] address = new byte[LocalName.LONGEST];
            assertThat(PUBLISHED.get(system + " sizeof(sockaddr_in6)")).isEqualTo(address.length);
            address[PUBLISHED.get(system + " sockaddr_in.sin_port")] = 0x12;
            address[PUBLISHED.get(system + " sockaddr_in.sin_port") + 1] = (byte) 0xf4;
            assertThat(LocalName.of(4, false, address)).isEqualTo(new LocalName(4, false, 0x12f4, true));
            assertThat(PUBLISHED.get(system + " sockaddr_in6.sin6_port"))
                    .isEqualTo(PUBLISHED.get(system + " sockaddr_in.sin_port"));
            byte[] four = address.clone();
            four[PUBLISHED.get(system + " sockaddr_in.sin_addr") + 3] = 1;
            assertThat(LocalName.of(4, true, four).wildcard()).isFalse();
            assertThat(LocalName.of(6, true, four).wildcard()).isTrue();
            byte[] six = address.clone();
            six[PUBLISHED.get(system + " sockaddr_in6.sin6_addr") + 15] = 1;
            assertThat(LocalName.of(6, true, six).wildcard()).isFalse();
            assertThat(LocalName.of(4, true, six).wildcard()).isTrue();
        }
    }

    private static Map<String, Integer> read(String resource) {
        try (InputStream in = PublishedConstantsTest.class.getResourceAsStream(resource)) {
            var table = new HashMap<String, Integer>();
            new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(parts -> table.put(parts[0] + " " + parts[1], Integer.decode(parts[2])));
            return table;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
