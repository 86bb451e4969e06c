package org.netbearer.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the messages against bytes as RFC 1035 and RFC 3596 lay them out. */
final class DnsMessageTest {
    private static final DnsMessage QUESTION = new DnsMessage((short) 0x1234, "a.example", false);
    private static final String ASKED = "01 61 07 65 78 61 6d 70 6c 65 00 00 01 00 01";

    @Test
    void asksForOneNameRecursively() throws ProtocolException {
        assertThat(QUESTION.question()).isEqualTo(bytes("1234 0100 0001 0000 0000 0000 " + ASKED));
    }

    @Test
    void asksForInternationalNamesInAscii() throws ProtocolException {
        assertThat(new String(
                        new DnsMessage((short) 0, "b\u00fccher.example", true).question(),
                        java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("xn--bcher-kva");
    }

    @Test
    void readsAddressesBehindAnAlias() throws Exception {
        ByteBuffer answer = buffer("1234 8180 0001 0002 0000 0000 " + ASKED
                + "c00c 0005 0001 00000e10 0004 0162 c00e" // an alias
                + "c02b 0001 0001 00000e10 0004 c0000207");

        assertThat(QUESTION.isAnsweredBy(answer)).isTrue();
        assertThat(QUESTION.addresses(answer)).containsExactly(InetAddress.getByName("192.0.2.7"));
    }

    @Test
    void readsIpv6Addresses() throws Exception {
        var question = new DnsMessage((short) 1, "a.example", true);
        ByteBuffer answer = buffer("0001 8180 0001 0001 0000 0000 " + ASKED
                + "c00c 001c 0001 00000e10 0010 20010db8000000000000000000000001");

        assertThat(question.addresses(answer)).containsExactly(InetAddress.getByName("2001:db8::1"));
    }

    @Test
    void noAddressOfTheFamilyIsAnEmptyAnswer() throws Exception {
        assertThat(QUESTION.addresses(buffer("1234 8180 0001 0000 0000 0000 " + ASKED)))
                .isEmpty();
    }

    @Test
    void aNameThatDoesNotExistFailsWithTheCode() {
        assertThatThrownBy(() -> QUESTION.addresses(buffer("1234 8183 0001 0000 0000 0000 " + ASKED)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("code 3");
    }

    @Test
    void anotherNumberAQuestionOrAFragmentIsNoAnswer() {
        assertThat(QUESTION.isAnsweredBy(buffer("1235 8180 0001 0000 0000 0000")))
                .isFalse();
        assertThat(QUESTION.isAnsweredBy(buffer("1234 0100 0001 0000 0000 0000")))
                .isFalse();
        assertThat(QUESTION.isAnsweredBy(buffer("1234 81"))).isFalse();
    }

    @Test
    void aNameThatCannotBeAskedForIsRefused() {
        assertThatThrownBy(() -> new DnsMessage((short) 1, "a..b", false).question())
                .isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> new DnsMessage((short) 1, "x".repeat(64) + ".example", false).question())
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void randomBytesNeverDoMoreThanRefuse() {
        var random = new Random(20261201);
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[12 + random.nextInt(100)];
            random.nextBytes(bytes);
            bytes[3] = 0; // no error code, so that the rest is read
            try {
                assertThat(QUESTION.addresses(ByteBuffer.wrap(bytes)).size()).isLessThanOrEqualTo(64);
            } catch (ProtocolException refused) {
                assertThat(refused).hasMessageNotContaining("code");
            }
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static ByteBuffer buffer(String hex) {
        return ByteBuffer.wrap(bytes(hex));
    }
}
