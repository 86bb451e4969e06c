package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InterfaceNamesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "eth0, eth0",
                "a\\\\b, a\\b",
                "a\\001b, a\u0001b",
                "\\303\\244, \u00e4",
                "\\\\001, \\001",
                "a\\, a\\",
                "q\\\", q\"",
                "x\\7y, x\u0007y",
            })
    void spellsANameAsTheKernelDoes(String escaped, String name) {
        assertThat(InterfaceNames.unescaped(escaped)).isEqualTo(name);
    }

    @Test
    void knowsTheLettersForControlCharacters() {
        assertThat(InterfaceNames.unescaped("\\b\\f\\n\\r\\t\\v")).isEqualTo("\b\f\n\r\t\u000b");
    }

    @Test
    void aDeviceIsCalledWhatTheKernelCallsIt() {
        var device = new Scene()
                .device("a\\\\b", 1, NmDevice.DISCONNECTED)
                .state()
                .devices()
                .get(0);
        assertThat(device.interfaceName()).isEqualTo("a\\b");
        assertThat(device.controlName()).isEqualTo("a\\b");
    }
}
