package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netbearer.api.BearerType;

/** The numbers are those of ModemManager's {@code MMModemAccessTechnology}. */
final class AccessTechnologyTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "0x00000000, UNKNOWN",
        "0x00000001, UNKNOWN", // a modem on a telephone line
        "0x00000002, CELLULAR_2G",
        "0x00000004, CELLULAR_2G",
        "0x00000008, CELLULAR_2G",
        "0x00000010, CELLULAR_2G",
        "0x00000020, WCDMA",
        "0x00000040, HSPA",
        "0x00000080, HSPA",
        "0x00000100, HSPA",
        "0x00000200, HSPA",
        "0x00000400, CDMA2000",
        "0x00000800, EVDO",
        "0x00001000, EVDO",
        "0x00002000, EVDO",
        "0x00004000, LTE",
        "0x00008000, CELLULAR_5G",
        "0x0000C000, CELLULAR_5G",
        "0x00010000, LTE",
        "0x00020000, LTE",
        "0x00000060, HSPA",
        "0x40000000, UNKNOWN",
        "0xFFFFFFFF, UNKNOWN"
    })
    void namesTheBest(String flags, BearerType type) {
        assertThat(AccessTechnology.best(Long.decode(flags))).isEqualTo(type);
    }

    @Test
    void countsMoreThanWhatTheModemCouldDo() {
        var scene = new Scene().connectedDevice("wwan0", 8, 100).modem("wwan0", 0x4 | 0x8);
        scene.profile(Scene.UUID, "gsm", "wwan0").use(Scene.UUID, "wwan0", NmState.ACTIVATED);
        assertThat(scene.configuration(Scene.UUID).bearerType()).isEqualTo(BearerType.LTE);
        scene.set("wwan0", "Udi", "/modem").technologies("/modem", 1 << 5);
        assertThat(scene.configuration(Scene.UUID).bearerType()).isEqualTo(BearerType.WCDMA);
    }
}
