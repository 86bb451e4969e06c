package org.netbearer.bearer.generic.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterfaceNameTest {
    @Test
    void keepsAsciiEvenIfItCannotBePrinted() {
        assertThat(InterfaceName.decode("eth0")).isEqualTo("eth0");
        assertThat(InterfaceName.decode("a\u001b[31mb")).isEqualTo("a\u001b[31mb");
    }

    @Test
    void decodesUtf8() {
        assertThat(InterfaceName.decode("n\u00c3\u00b6tz")).isEqualTo("n\u00f6tz");
    }

    @Test
    void keepsNamesApartThatAreNoUtf8() {
        assertThat(InterfaceName.decode("x\u00e9")).isEqualTo("x\\xe9");
        assertThat(InterfaceName.decode("x\u00ea")).isEqualTo("x\\xea");
    }
}
