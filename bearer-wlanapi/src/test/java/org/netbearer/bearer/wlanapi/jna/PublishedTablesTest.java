package org.netbearer.bearer.wlanapi.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.testrigs.PublishedTable.list;
import static org.netbearer.testrigs.PublishedTable.map;
import static org.netbearer.testrigs.PublishedTable.number;
import static org.netbearer.testrigs.PublishedTable.read;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.PointerType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.DOT11_SSID;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.GUID;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_RATE_SET;
import org.netbearer.bearer.wlanapi.port.WlanConstants;

/** Holds the mapping to the published layout of 64-bit Windows, member by member. */
public class PublishedTablesTest {
    private static final Map<String, Object> WIN64 = read(PublishedTablesTest.class, "/windows/wlanapi-win64.json");
    private static final Map<String, Object> FUNCTIONS = map(
            read(PublishedTablesTest.class, "/windows/wlanapi-functions.json").get("functions"));
    /** As many bytes are read or written; of what is not named here four. */
    private static final Map<String, Integer> WIDTHS = Map.ofEntries(
            Map.entry("Data2", Short.BYTES),
            Map.entry("Data3", Short.BYTES),
            Map.entry("Data4", Long.BYTES),
            Map.entry("InterfaceGuid", GUID.SIZE),
            Map.entry("ucSSID", WlanConstants.DOT11_SSID_MAX_LENGTH),
            Map.entry("dot11Ssid", DOT11_SSID.ucSSID + WlanConstants.DOT11_SSID_MAX_LENGTH),
            Map.entry("dot11Bssid", 6),
            Map.entry("dot11MacAddr", 6),
            Map.entry("ucLinkID", 1),
            Map.entry("strInterfaceDescription", 2 * WlanConstants.WLAN_MAX_NAME_LENGTH),
            Map.entry("strProfileName", 2 * WlanConstants.WLAN_MAX_NAME_LENGTH),
            Map.entry("usRateSet", 2 * WlanConstants.DOT11_RATE_SET_MAX_LENGTH),
            Map.entry("wlanRateSet", WLAN_RATE_SET.usRateSet + 2 * WlanConstants.DOT11_RATE_SET_MAX_LENGTH),
            Map.entry("usCapabilityInformation", Short.BYTES),
            Map.entry("ullHostTimestamp", Long.BYTES),
            Map.entry("ullTransmittedFrameCount", Long.BYTES),
            Map.entry("ullReceivedFrameCount", Long.BYTES),
            Map.entry("strProfile", Native.POINTER_SIZE),
            Map.entry("pData", Native.POINTER_SIZE),
            // structures, whose own members are read
            Map.entry("wlanAssociationAttributes", 68),
            Map.entry("wlanSecurityAttributes", 16),
            Map.entry("MacUcastCounters", 96));

    @BeforeAll
    static void needsA64BitJvm() {
        assertThat(Native.POINTER_SIZE).isEqualTo(8);
    }

    static Stream<Class<?>> structures() {
        return Arrays.stream(WlanLayouts.class.getDeclaredClasses());
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
        var published = map(map(WIN64.get("structs")).get(type.getSimpleName()));
        assertThat(published).as(type.getSimpleName()).isNotNull();
        var members = map(published.get("fields"));
        for (Field field : type.getDeclaredFields()) {
            if (field.isSynthetic()) {
                continue;
            }
            if (field.getName().equals("SIZE")) { // of one with a tail: what comes before
                assertThat(field.getInt(null)).isEqualTo(sizeOf(published));
            } else {
                var place = map(members.get(field.getName()));
                assertThat(field.getInt(null)).as(field.getName()).isEqualTo(number(place.get("offset")));
                assertThat(WIDTHS.getOrDefault(field.getName(), Integer.BYTES))
                        .as(field.getName())
                        .isEqualTo(number(place.get("size")));
            }
        }
    }

    private static int sizeOf(Map<String, Object> structure) {
        return structure.containsKey("size")
                ? number(structure.get("size"))
                : number(map(structure.get("tail")).get("offset"));
    }

    @Test
    @DisplayName("every list begins and steps as it is read")
    void everyListStepsAsItIsRead() throws ReflectiveOperationException {
        for (String name : List.of(
                "WLAN_INTERFACE_INFO_LIST", "WLAN_AVAILABLE_NETWORK_LIST", "WLAN_BSS_LIST", "WLAN_PROFILE_INFO_LIST")) {
            var tail = map(map(map(WIN64.get("structs")).get(name)).get("tail"));
            assertThat(number(tail.get("offset"))).as(name).isEqualTo(WlanLayouts.LIST_HEADER);
            var element = structures()
                    .filter(type -> type.getSimpleName().equals(tail.get("element")))
                    .findFirst()
                    .orElseThrow();
            assertThat(number(tail.get("stride")))
                    .as(name)
                    .isEqualTo(element.getDeclaredField("SIZE").getInt(null));
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
        var links = map(map(structs.get("WLAN_REALTIME_CONNECTION_QUALITY")).get("tail"));
        assertThat(number(links.get("stride"))).isEqualTo(WlanLayouts.WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO.SIZE);
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
                || com.sun.jna.Callback.class.isAssignableFrom(type);
        return pointer ? "pointer" : type == int.class ? "int" : type.getName();
    }
}
