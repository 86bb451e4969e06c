package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SsidTest {
    @Test
    void keepsTheBytesAsTheyCame() {
        byte[] bytes = {'a', (byte) 0xff, 0, 'b'};
        var ssid = Ssid.of(bytes);
        bytes[0] = 'x';
        assertThat(ssid.bytes()).containsExactly('a', 0xff, 0, 'b');
        assertThat(ssid.hex()).isEqualTo("61ff0062");
    }

    @Test
    void handsOutACopyEachTime() {
        var ssid = Ssid.of("home");
        ssid.bytes()[0] = 'x';
        assertThat(ssid.text()).isEqualTo("home");
    }

    @Test
    void isEqualIfTheBytesAre() {
        assertThat(Ssid.of("home"))
                .isEqualTo(Ssid.of("home".getBytes(StandardCharsets.US_ASCII)))
                .hasSameHashCodeAs(Ssid.of("home"))
                .isNotEqualTo(Ssid.of("Home"));
    }

    @Test
    void decodesUtf8AndElseLatin1() {
        assertThat(Ssid.of("Zürich").text()).isEqualTo("Zürich");
        assertThat(Ssid.of("Zürich".getBytes(StandardCharsets.ISO_8859_1)).text())
                .isEqualTo("Zürich");
    }

    @Test
    void showsNoControlCharacter() {
        assertThat(Ssid.of("a\u001b[2Jb\n").text()).isEqualTo("a\\u{1b}[2Jb\\n");
        assertThat(Ssid.of("a\nb")).hasToString("a\\nb");
    }

    @Test
    void takesNoBytesOrOnlyZerosForAHiddenName() {
        assertThat(Ssid.of(new byte[0])).isSameAs(Ssid.HIDDEN);
        assertThat(Ssid.of(new byte[32])).isSameAs(Ssid.HIDDEN);
        assertThat(Ssid.HIDDEN.isHidden()).isTrue();
        assertThat(Ssid.HIDDEN).hasToString("<hidden>");
        assertThat(Ssid.HIDDEN.text()).isEmpty();
    }

    @Test
    void tellsRedactedFromHidden() {
        assertThat(Ssid.REDACTED).isNotEqualTo(Ssid.HIDDEN).hasToString("<redacted>");
        assertThat(Ssid.REDACTED.isRedacted()).isTrue();
        assertThat(Ssid.REDACTED.isHidden()).isFalse();
        assertThat(Ssid.HIDDEN.isRedacted()).isFalse();
    }

    @Test
    void ordersByUnsignedBytesWithHiddenFirstAndRedactedLast() {
        var high = Ssid.of(new byte[] {(byte) 0x80});
        assertThat(Stream.of(Ssid.REDACTED, high, Ssid.of("b"), Ssid.HIDDEN, Ssid.of("a"), Ssid.REDACTED)
                        .sorted())
                .containsExactly(Ssid.HIDDEN, Ssid.of("a"), Ssid.of("b"), high, Ssid.REDACTED, Ssid.REDACTED);
    }

    @Test
    void refusesMoreThan32Bytes() {
        assertThat(Ssid.of("x".repeat(32)).bytes()).hasSize(32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ssid.of("x".repeat(33)))
                .withMessageContaining("33");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ssid.of("ü".repeat(17)))
                .withMessageContaining("34");
    }
}
