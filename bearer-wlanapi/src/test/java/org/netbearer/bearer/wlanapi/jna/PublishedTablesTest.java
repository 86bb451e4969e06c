package org.netbearer.bearer.wlanapi.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.testkit.PublishedTable.list;
import static org.netbearer.testkit.PublishedTable.map;
import static org.netbearer.testkit.PublishedTable.number;
import static org.netbearer.testkit.PublishedTable.read;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import com.sun.jna.Structure;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.bearer.wlanapi.WlanConstants;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.Laid;

/** Holds the mapping to the published layout of 64-bit Windows, member by member. */
public class PublishedTablesTest {
    private static final Map<String, Object> WIN64 = read(PublishedTablesTest.class, "/windows/wlanapi-win64.json");
    private static final Map<String, Object> FUNCTIONS = map(
            read(PublishedTablesTest.class, "/windows/wlanapi-functions.json").get("functions"));
    private static final Map<Class<?>, Integer> WIDTHS =
            Map.of(int.class, 4, short.class, 2, byte.class, 1, long.class, 8);

    @BeforeAll
    static void needsA64BitJvm() {
        assertThat(Native.POINTER_SIZE).isEqualTo(8);
    }

    static Stream<Class<?>> structures() {
        return Arrays.stream(WlanTypes.class.getDeclaredClasses()).filter(type -> type != Laid.class);
    }

    static Stream<Field> constants() {
        return Arrays.stream(WlanConstants.class.getDeclaredFields()).filter(field -> !field.isSynthetic());
    }

    static Stream<Method> functions() {
        return Arrays.stream(WlanApi.class.getDeclaredMethods()).filter(method -> !method.isSynthetic());
    }

    @ParameterizedTest
    @MethodSource("structures")
    @DisplayName("every member of every structure stands where Windows has it, with its size")
    void everyMemberStandsWhereWindowsHasIt(Class<?> type) throws ReflectiveOperationException {
        var structure = (Laid) type.getDeclaredConstructor().newInstance();
        var published = map(map(WIN64.get("structs")).get(type.getSimpleName()));
        assertThat(published).as(type.getSimpleName()).isNotNull();
        var wanted = new LinkedHashMap<String, List<Integer>>();
        map(published.get("fields")).forEach((member, place) -> {
            var at = map(place);
            wanted.put(member, List.of(number(at.get("offset")), number(at.get("size"))));
        });
        var mapped = new LinkedHashMap<String, List<Integer>>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                mapped.put(field.getName(), List.of(structure.offsetOf(field.getName()), sizeOf(structure, field)));
            }
        }
        assertThat(mapped).containsExactlyInAnyOrderEntriesOf(wanted);
        if (published.containsKey("size")) {
            assertThat(structure.size()).isEqualTo(number(published.get("size")));
        } else { // what comes before the tail is all there
            assertThat(structure.size())
                    .isGreaterThanOrEqualTo(wanted.values().stream()
                            .mapToInt(place -> place.get(0) + place.get(1))
                            .max()
                            .orElseThrow());
        }
    }

    @Test
    @DisplayName("every list begins and steps as it is read")
    void everyListStepsAsItIsRead() throws ReflectiveOperationException {
        for (String name : List.of(
                "WLAN_INTERFACE_INFO_LIST", "WLAN_AVAILABLE_NETWORK_LIST", "WLAN_BSS_LIST", "WLAN_PROFILE_INFO_LIST")) {
            var tail = map(map(map(WIN64.get("structs")).get(name)).get("tail"));
            assertThat(number(tail.get("offset"))).as(name).isEqualTo(WlanTypes.LIST_HEADER);
            assertThat(number(tail.get("stride")))
                    .as(name)
                    .isEqualTo(instance((String) tail.get("element")).size());
        }
    }

    @Test
    @DisplayName("what has no structure here is read at its published place")
    void readsHeadersAtTheirPlaces() {
        var structs = map(WIN64.get("structs"));
        var list = map(map(structs.get("WLAN_BSS_LIST")).get("fields"));
        assertThat(number(map(list.get("dwTotalSize")).get("offset"))).isZero();
        assertThat(number(map(list.get("dwNumberOfItems")).get("offset"))).isEqualTo(4);
        for (String name :
                List.of("WLAN_INTERFACE_INFO_LIST", "WLAN_AVAILABLE_NETWORK_LIST", "WLAN_PROFILE_INFO_LIST")) {
            var count = map(map(map(structs.get(name)).get("fields")).get("dwNumberOfItems"));
            assertThat(number(count.get("offset"))).as(name).isZero();
        }
        var radio = map(map(structs.get("WLAN_RADIO_STATE")).get("fields"));
        assertThat(number(map(radio.get("PhyRadioState")).get("offset"))).isEqualTo(4);
    }

    @ParameterizedTest
    @MethodSource("constants")
    @DisplayName("every constant has its published value")
    void everyConstantHasItsPublishedValue(Field field) throws IllegalAccessException {
        var published = map(WIN64.get("constants")).get(field.getName());
        assertThat(published).as(field.getName()).isNotNull();
        assertThat(field.getInt(null)).isEqualTo(number(map(published).get("value")));
    }

    @ParameterizedTest
    @MethodSource("functions")
    @DisplayName("every function has its published parameters, and none is variadic")
    void everyFunctionHasItsPublishedSignature(Method method) {
        var published = map(FUNCTIONS.get(method.getName()));
        assertThat(published).as(method.getName()).isNotNull();
        var wanted = new ArrayList<String>();
        for (Object parameter : list(published.get("params"))) {
            wanted.add(map(parameter).get("kind").equals("pointer") ? "pointer" : "int");
        }
        assertThat(Arrays.stream(method.getParameterTypes()).map(PublishedTablesTest::kind))
                .containsExactlyElementsOf(wanted);
        assertThat(method.getReturnType()).isEqualTo(published.get("returns").equals("void") ? void.class : int.class);
        assertThat(method.isVarArgs()).as("variadic").isFalse();
        assertThat(method.getParameterTypes()).doesNotContain(Object[].class);
    }

    private static String kind(Class<?> type) {
        boolean pointer = Pointer.class.isAssignableFrom(type)
                || PointerType.class.isAssignableFrom(type)
                || Structure.class.isAssignableFrom(type)
                || com.sun.jna.Callback.class.isAssignableFrom(type);
        return pointer ? "pointer" : type == int.class ? "int" : type.getName();
    }

    private static int sizeOf(Laid structure, Field field) throws ReflectiveOperationException {
        Class<?> type = field.getType();
        if (type.isArray()) {
            return java.lang.reflect.Array.getLength(field.get(structure)) * WIDTHS.get(type.getComponentType());
        }
        if (Structure.class.isAssignableFrom(type)) {
            return instance(type.getSimpleName()).size();
        }
        return type == Pointer.class ? Native.POINTER_SIZE : WIDTHS.get(type);
    }

    private static Laid instance(String structure) throws ReflectiveOperationException {
        Class<?> type = structures()
                .filter(each -> each.getSimpleName().equals(structure))
                .findFirst()
                .orElseThrow();
        return (Laid) type.getDeclaredConstructor().newInstance();
    }
}
