package org.netbearer.bearer.corewlan.sc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.testrigs.PublishedTable.map;

import com.sun.jna.Callback;
import com.sun.jna.Pointer;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.bearer.corewlan.port.DynamicStoreKeys;
import org.netbearer.testrigs.PublishedTable;

/** Holds the functions that are called, and the names that are asked for, to what the macOS SDK publishes. */
class SystemConfigurationFactsTest {
    private static final Map<String, Object> FACTS =
            PublishedTable.read(SystemConfigurationFactsTest.class, "/macos/systemconfiguration-facts.json");
    private static final Map<String, Object> BYTES = map(FACTS.get("bytes"));

    static Stream<Method> functions() {
        return Stream.of(CoreFoundation.class, SystemConfiguration.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()));
    }

    static Stream<Field> numbers() {
        return Arrays.stream(CoreFoundation.class.getDeclaredFields());
    }

    static Stream<Field> strings() {
        return Arrays.stream(DynamicStoreKeys.class.getDeclaredFields())
                .filter(field -> field.getName().startsWith("k"));
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("every function has its published result and arguments")
    void everyFunctionHasItsPublishedTypes(Method function) {
        var functions = map(FACTS.get("functions"));
        assertThat(functions).containsKey(function.getName());
        fits(function, map(functions.get(function.getName())));
    }

    @Test
    void theCallbackHasItsPublishedTypes() {
        var callback = map(map(FACTS.get("callbacks")).get("SCDynamicStoreCallBack"));
        fits(SystemConfiguration.StoreCallback.class.getDeclaredMethods()[0], callback);
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("no function is variadic: on Apple's arm64 such arguments travel another way")
    void noFunctionIsVariadic(Method function) {
        assertThat(function.isVarArgs()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("numbers")
    @DisplayName("every number has its published value")
    void everyNumberHasItsPublishedValue(Field field) throws IllegalAccessException {
        field.setAccessible(true);
        assertThat(((Number) field.get(null)).longValue())
                .isEqualTo(map(FACTS.get("numbers")).get(field.getName()));
    }

    @ParameterizedTest
    @MethodSource("strings")
    @DisplayName("every key has its published value")
    void everyKeyHasItsPublishedValue(Field field) throws IllegalAccessException {
        field.setAccessible(true);
        assertThat(field.get(null)).isEqualTo(map(FACTS.get("strings")).get(field.getName()));
    }

    @Test
    void asksForTheKeysOfTheStoreAsScutilShowsThem() {
        assertThat(DynamicStoreKeys.KEYS)
                .containsExactly(
                        "State:/Network/Interface",
                        "State:/Network/Global/IPv4",
                        "State:/Network/Global/IPv6",
                        "State:/Network/Global/DNS");
        assertThat(DynamicStoreKeys.PATTERNS)
                .containsExactly(
                        "State:/Network/Interface/[^/]+/Link",
                        "State:/Network/Interface/[^/]+/IPv4",
                        "State:/Network/Interface/[^/]+/IPv6",
                        "Setup:/Network/Service/[^/]+/Interface");
    }

    @Test
    void everyVariableIsPublished() {
        assertThat(map(FACTS.get("variables")))
                .containsOnlyKeys(SystemConfigurationLibrary.ARRAY_CALLBACKS, SystemConfigurationLibrary.DEFAULT_MODE);
    }

    @SuppressWarnings("unchecked")
    private static void fits(Method method, Map<String, Object> published) {
        assertThat(kind(method.getReturnType())).isEqualTo(bytes((String) published.get("returns")));
        assertThat(Arrays.stream(method.getParameterTypes()).map(SystemConfigurationFactsTest::kind))
                .containsExactlyElementsOf(((List<String>) published.get("args"))
                        .stream().map(SystemConfigurationFactsTest::bytes).toList());
    }

    /** What is in no table of numbers is a pointer. */
    private static Object bytes(String type) {
        return BYTES.getOrDefault(type, "pointer");
    }

    private static Object kind(Class<?> type) {
        if (type == Pointer.class || type.isArray() || Callback.class.isAssignableFrom(type)) {
            return "pointer";
        } else if (type == long.class) {
            return 8L;
        } else if (type == int.class) {
            return 4L;
        } else if (type == byte.class) {
            return 1L;
        }
        return type == void.class ? 0L : type.getName();
    }
}
