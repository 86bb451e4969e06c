package org.netbearer.bearer.corewlan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {
    @Test
    void readsAddressesWithoutTheirScope() throws Exception {
        assertThat(AddressText.parse("10.0.0.1")).contains(InetAddress.getByName("10.0.0.1"));
        assertThat(AddressText.parse("2001:db8::1")).contains(InetAddress.getByName("2001:db8::1"));
        assertThat(AddressText.parse("fe80::1%en0")).contains(InetAddress.getByName("fe80::1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "999.1.1.1", "10.1", "1", "fe80", "::g", ":::::::::", "%", "cafe.example"})
    void looksNoNameUp(String text) {
        assertThat(AddressText.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"255.255.255.0,24", "255.255.255.255,32", "0.0.0.0,0", "255.255.254.0,23", "255.0.255.0,32", "odd,32"})
    void countsTheBitsOfAMask(String mask, int bits) {
        assertThat(AddressText.prefixLength(mask)).isEqualTo(bits);
    }
}
