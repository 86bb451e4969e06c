package org.netbearer.bearer.corewlan.objc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.testrigs.PublishedTable.map;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.bearer.corewlan.port.CoreWlanConstants;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.EventKind;
import org.netbearer.testrigs.PublishedTable;

/** Holds what is sent to what the macOS SDK publishes, for both processors. */
class PublishedFactsTest {
    private static final Map<String, Object> FACTS =
            PublishedTable.read(PublishedFactsTest.class, "/macos/corewlan-facts.json");
    private static final Map<String, Object> CLASSES = map(FACTS.get("classes"));
    private static final Abi INTEL = Abi.of("Mac OS X", "x86_64");
    private static final Abi APPLE_SILICON = Abi.of("Mac OS X", "aarch64");
    private static final Abi GCC = Abi.of("Linux", "amd64");

    static Stream<Field> constants() {
        return Arrays.stream(CoreWlanConstants.class.getDeclaredFields()).filter(field -> !field.isSynthetic());
    }

    static Stream<Method> methods() {
        return Stream.of(
                        ObjcRuntime.class,
                        Messenger.class,
                        Foundation.class,
                        CoreWlanReading.class,
                        ObjcCoreWlanPort.class,
                        EventDelegate.class,
                        EventDelegate.Named.class,
                        EventDelegate.Plain.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("every message has its published types on Intel, on Apple silicon, and in the emulation")
    void everyMessageHasItsPublishedTypes(Message message) {
        var published = published(message);
        assertThat(published).as(message.toString()).isNotNull();
        var encoding = map(published.get("encoding"));
        assertThat(INTEL.encoding(message)).isEqualTo(Abi.plain((String) encoding.get("x86_64")));
        assertThat(APPLE_SILICON.encoding(message)).isEqualTo(Abi.plain((String) encoding.get("arm64")));
        assertThat(GCC.encoding(message)).isEqualTo(Abi.plain((String) encoding.get("gnu")));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("every message has as many arguments as its selector has colons")
    void everyMessageHasItsArguments(Message message) {
        assertThat(message.arguments())
                .hasSize((int) message.selector().chars().filter(c -> c == ':').count());
        assertThat(message.result() + "@:" + String.join("", message.arguments()))
                .isEqualTo(message.encoding());
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("every method of the delegate is in the published protocol, with its types")
    void everyEventIsInTheProtocol(EventKind kind) {
        String selector = EventDelegate.SELECTORS.get(kind);
        var published =
                map(map(map(FACTS.get("protocols")).get("CWEventDelegate")).get(selector));
        for (Object encoding : map(published.get("encoding")).values()) {
            assertThat(encoding).isEqualTo(selector.endsWith(":") ? "v@:@" : "v@:");
        }
    }

    @ParameterizedTest
    @MethodSource("constants")
    @DisplayName("every constant has its published value")
    void everyConstantHasItsPublishedValue(Field field) throws IllegalAccessException {
        field.setAccessible(true);
        assertThat(map(FACTS.get("enumerations")).get(field.getName()))
                .as(field.getName())
                .isEqualTo(((Number) field.get(null)).longValue());
    }

    @ParameterizedTest
    @MethodSource("methods")
    @DisplayName("no method is variadic: on Apple's arm64 such arguments travel another way")
    void noMethodIsVariadic(Method method) {
        assertThat(method.isVarArgs()).as(method.toString()).isFalse();
    }

    @Test
    void everyFunctionOfTheRuntimeIsPublished() {
        assertThat(Arrays.stream(ObjcRuntime.class.getDeclaredMethods()).map(Method::getName))
                .isSubsetOf(map(FACTS.get("runtime")).keySet());
    }

    @Test
    void knowsHowEachProcessorWritesABool() {
        assertThat(List.of(INTEL.bool(), APPLE_SILICON.bool(), GCC.bool())).containsExactly('c', 'B', 'C');
    }

    @Test
    void leavesOutOffsetsAndQualifiersOfAnEncoding() {
        assertThat(Abi.plain("r^v16@0:8")).isEqualTo(Abi.plain("^rv@:")).isEqualTo("^v@:");
    }

    private static Map<String, Object> published(Message message) {
        String side = message.isToClass() ? "class" : "instance";
        var own = map(map(CLASSES.get(message.type())).get(side)).get(message.selector());
        return map(
                own != null ? own : map(map(CLASSES.get("NSObject")).get(side)).get(message.selector()));
    }
}
