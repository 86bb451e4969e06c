package org.netbearer.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://check.example/online, check.example, 80, /online, check.example",
        "HTTP://check.example, check.example, 80, /, check.example",
        "http://check.example:8080/a?b=c, check.example, 8080, /a?b=c, check.example:8080",
        "http://192.0.2.1/x, 192.0.2.1, 80, /x, 192.0.2.1",
        "http://[2001:db8::1]:81/, 2001:db8::1, 81, /, [2001:db8::1]:81",
        "http://check.example/\u00fc, check.example, 80, /%C3%BC, check.example"
    })
    void anHttpAddressIsTakenApart(String text, String host, int port, String path, String hostField) {
        var address = CheckAddress.parse(text);

        assertThat(address).isEqualTo(new CheckAddress(host, port, path));
        assertThat(address.hostField()).isEqualTo(hostField);
    }

    @ParameterizedTest
    @CsvSource({
        "https://check.example/, scheme",
        "check.example, scheme",
        "http:///online, no host",
        "http://user@check.example/, user",
        "http://check.example/#x, fragment",
        "http://check.example:0/, port 0",
        "http://check.example:70000/, port 70000",
        "http://a b/, Illegal character"
    })
    void anythingElseIsRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> CheckAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void onlyALiteralIsOneAndNobodyIsAsked() throws UnknownHostException {
        assertThat(CheckAddress.parse("http://192.0.2.1/").literal()).contains(InetAddress.getByName("192.0.2.1"));
        assertThat(CheckAddress.parse("http://[::1]/").literal())
                .contains(InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        assertThat(CheckAddress.parse("http://localhost/").literal()).isEmpty();
        assertThat(new CheckAddress("999.0.0.1", 80, "/").literal()).isEmpty();
    }
}
