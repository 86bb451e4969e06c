package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MacAddressTest {
    @Test
    void readsAndShowsTheUsualNotation() {
        assertThat(MacAddress.parse("00:1A:2b:3c:4d:FF")).hasToString("00:1a:2b:3c:4d:ff");
        assertThat(MacAddress.parse("00-1a-2b-3c-4d-ff")).isEqualTo(MacAddress.parse("00:1a:2b:3c:4d:ff"));
    }

    @Test
    void readsSixOctets() {
        var address = MacAddress.of(new byte[] {(byte) 0xff, 0, 1, 2, 3, (byte) 0xfe});
        assertThat(address).hasToString("ff:00:01:02:03:fe");
        assertThat(address.bits()).isEqualTo(0xff00010203feL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "00:1a:2b:3c:4d", "00:1a:2b:3c:4d:ff:00", "001a2b3c4dff", "00:1a:2b:3c:4d:gg", "\u001b"})
    void refusesAnyOtherForm(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.parse(text))
                .withMessage("not a hardware address: " + PrintableText.of(text));
    }

    @Test
    void refusesOtherLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MacAddress.of(new byte[5]))
                .withMessageContaining("5");
        assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(1L << 48));
        assertThatIllegalArgumentException().isThrownBy(() -> new MacAddress(-1));
    }

    @Test
    void ordersByBits() {
        assertThat(MacAddress.parse("00:00:00:00:00:01")).isLessThan(MacAddress.parse("ff:00:00:00:00:00"));
    }
}
