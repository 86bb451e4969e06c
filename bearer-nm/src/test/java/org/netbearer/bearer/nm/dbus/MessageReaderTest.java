package org.netbearer.bearer.nm.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.freedesktop.dbus.messages.constants.Endian;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wire format, held against dbus-java. */
final class MessageReaderTest {
    private static byte[] bytes(Message message) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : message.getWireData()) {
            if (part != null) {
                out.writeBytes(part);
            }
        }
        return out.toByteArray();
    }

    private static MessageReader reader(byte[] bytes) {
        return new MessageReader(Channels.newChannel(new ByteArrayInputStream(bytes)));
    }

    private static byte[] signal(byte endian, String signature, Object... arguments) throws DBusException {
        return bytes(new MessageFactory(endian).createSignal(":1.5", "/a/b", "x.y", "Z", signature, arguments));
    }

    private static Object decoded(String signature, Object value) throws Exception {
        for (byte endian : new byte[] {Endian.LITTLE, Endian.BIG}) {
            var reader = reader(signal(endian, signature, value));
            var header = reader.next();
            assertThat(header.type()).isEqualTo(MessageHeader.Type.SIGNAL);
            assertThat(List.of(header.path(), header.iface(), header.member(), header.sender(), header.signature()))
                    .containsExactly("/a/b", "x.y", "Z", ":1.5", signature);
            var values = reader.body(header.signature());
            assertThat(values).hasSize(1);
            if (endian == Endian.BIG) {
                return values.get(0);
            }
        }
        throw new AssertionError();
    }

    @Test
    void decodesEveryType() throws Exception {
        assertThat(decoded("y", (byte) -1)).isEqualTo(255L);
        assertThat(decoded("b", true)).isEqualTo(true);
        assertThat(decoded("n", (short) -2)).isEqualTo(-2L);
        assertThat(decoded("q", new UInt16(65535))).isEqualTo(65535L);
        assertThat(decoded("i", -3)).isEqualTo(-3L);
        assertThat(decoded("u", new UInt32(0xffff_ffffL))).isEqualTo(0xffff_ffffL);
        assertThat(decoded("x", -4L)).isEqualTo(-4L);
        assertThat(decoded("t", new UInt64(5))).isEqualTo(5L);
        assertThat(decoded("d", 1.5)).isEqualTo(1.5);
        assertThat(decoded("s", "ä\u0000b")).isEqualTo("ä\u0000b");
        assertThat(decoded("o", new DBusPath("/x"))).isEqualTo("/x");
        assertThat(decoded("v", new Variant<>("in it"))).isEqualTo("in it");
        assertThat(decoded("ay", new byte[] {1, 2})).isEqualTo(new byte[] {1, 2});
        assertThat(decoded("as", new String[] {"a", "", "c"})).isEqualTo(List.of("a", "", "c"));
        assertThat(decoded("ax", new long[] {1, 2})).isEqualTo(List.of(1L, 2L));
        assertThat(decoded("a{sv}", Map.of("k", new Variant<>(new UInt32(7))))).isEqualTo(Map.of("k", 7L));
        assertThat(decoded("a{oa{sa{sv}}}", Map.of(new DBusPath("/p"), Map.of("i", Map.of("n", new Variant<>(true))))))
                .isEqualTo(Map.of("/p", Map.of("i", Map.of("n", true))));
        assertThat(decoded("aau", List.of(List.of(new UInt32(1)), List.of())))
                .isEqualTo(List.of(List.of(1L), List.of()));
    }

    @Test
    void decodesStructures() throws Exception {
        var body = ByteBuffer.wrap(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 'o', 'k', 0})
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(ValueReader.read(body, "y(us)")).isEqualTo(List.of(1L, List.of(2L, "ok")));
    }

    @Test
    void readsOneMessageAfterTheOtherWhateverIsDoneWithTheirBodies() throws Exception {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            all.writeBytes(signal(Endian.LITTLE, "ay", (Object) new byte[i * i * 31]));
        }
        var reader = reader(all.toByteArray());
        for (int i = 0; i < 100; i++) {
            var header = reader.next();
            if (i % 3 == 0) {
                assertThat((byte[]) reader.body(header.signature()).get(0)).hasSize(i * i * 31);
            }
        }
        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "(",
                ")",
                "a{",
                "a{s",
                "a{s}",
                "a{sss",
                "{ss}",
                "()",
                "a()",
                "((((",
                "z",
                "aaaaaaaaaaaaaaaaaa"
            })
    void refusesTypesThatAreNone(String signature) {
        var body = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        body.put(0, (byte) 16);
        assertThatThrownBy(() -> ValueReader.read(body, signature)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void refusesToNestDeeperThanIsAllowed() {
        byte[] variants = "\u0001v\u0000".repeat(100).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> ValueReader.read(ByteBuffer.wrap(variants), "v"))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("nested");
    }

    @Test
    void endsOrRefusesWhateverIsMutated() throws Exception {
        long seed = 15;
        var random = new Random(seed);
        byte[] good = signal(
                Endian.LITTLE,
                "a{oa{sa{sv}}}",
                Map.of(new DBusPath("/p"), Map.of("i", Map.of("n", new Variant<>(true), "m", new Variant<>("text")))));
        for (int round = 0; round < 100_000; round++) {
            byte[] bad = good.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            try {
                var reader = reader(bad);
                reader.body(reader.next().signature());
            } catch (IOException | MalformedMessageException refused) {
                // what is not a message is said to be none
            } catch (RuntimeException | Error escaped) {
                throw new AssertionError("seed " + seed + ", round " + round, escaped);
            }
        }
    }
}
