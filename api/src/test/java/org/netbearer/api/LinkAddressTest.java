package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.netbearer.api.Samples.address;

import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LinkAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, true",
        "10.0.0.1, true",
        "2001:db8::1, true",
        "fd00::1, true",
        "169.254.3.4, false",
        "fe80::1, false",
        "127.0.0.1, false",
        "::1, false",
        "224.0.0.1, false",
        "ff02::1, false",
        "0.0.0.0, false",
        "::, false"
    })
    void tellsWhetherItReachesFurtherThanTheCable(String literal, boolean beyond) {
        assertThat(new LinkAddress(address(literal), 8).isBeyondLink()).isEqualTo(beyond);
    }

    @Test
    void dropsTheScopeSoThatOneAddressIsEqualToItself() throws UnknownHostException {
        var scoped = Inet6Address.getByAddress("", address("fe80::1").getAddress(), 7);
        assertThat(new LinkAddress(scoped, 64))
                .isEqualTo(new LinkAddress(address("fe80::1"), 64))
                .hasToString("fe80:0:0:0:0:0:0:1/64");
        assertThat(DefaultRoute.via(DefaultRoute.Family.IPV6, scoped, 0))
                .isEqualTo(DefaultRoute.via(DefaultRoute.Family.IPV6, address("fe80::1"), 0));
    }

    @Test
    void ordersIpv4BeforeIpv6AndThenUnsignedByAddressAndPrefix() {
        var low = new LinkAddress(address("10.0.0.1"), 8);
        var longer = new LinkAddress(address("10.0.0.1"), 24);
        var high = new LinkAddress(address("192.0.2.1"), 24);
        var six = new LinkAddress(address("2001:db8::1"), 64);
        assertThat(Stream.of(six, high, longer, low).sorted()).containsExactly(low, longer, high, six);
        assertThat(six.isIpv6()).isTrue();
        assertThat(low.isIpv6()).isFalse();
    }

    @Test
    void refusesAPrefixThatTheFamilyDoesNotHave() {
        assertThat(new LinkAddress(address("2001:db8::1"), 128).prefixLength()).isEqualTo(128);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinkAddress(address("192.0.2.1"), 33))
                .withMessage("prefix length 33 of 192.0.2.1");
        assertThatIllegalArgumentException().isThrownBy(() -> new LinkAddress(address("192.0.2.1"), -1));
    }
}
