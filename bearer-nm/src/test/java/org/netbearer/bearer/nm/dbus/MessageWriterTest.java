package org.netbearer.bearer.nm.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent, read by dbus-java and by our own reader. */
final class MessageWriterTest {
    private static final BusCall PLAIN = BusCall.of("org.example.Service", "/a/b", "org.example.Face", "Do");

    static Stream<BusCall> calls() {
        return Stream.of(
                PLAIN,
                BusCall.hello(),
                BusCall.addMatch("type='signal',sender='ä'"),
                PLAIN.withPaths("/one", "/two", "/"),
                PLAIN.with("aouu", new String[] {"/x", "/yy"}, 7L, 0xffff_ffffL),
                PLAIN.with("aouu", new String[0], 7L, 0L),
                PLAIN.with("ou", "/x", 3L),
                PLAIN.with("s", "x".repeat(5000)),
                PLAIN.withoutOptions());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void saysWhatWasMeant(BusCall call) throws Exception {
        var reader = new MessageReader(Channels.newChannel(new ByteArrayInputStream(MessageWriter.call(call, 9))));
        var header = reader.next();
        assertThat(header.type()).isEqualTo(MessageHeader.Type.CALL);
        assertThat(header.signature()).isEqualTo(call.signature());
        assertThat(reader.body(header.signature())).isEqualTo(plain(call.arguments()));
    }

    private static List<Object> plain(List<Object> arguments) {
        return arguments.stream()
                .map(each -> each instanceof String[] texts ? List.of((Object[]) texts) : each)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void isUnderstoodByOthers(BusCall call) throws Exception {
        try (var bus = new ScriptedBus()) {
            bus.answers("Do", "");
            var client = SocketChannel.open(
                    UnixDomainSocketAddress.of(bus.address().sockets().get(0)));
            try (client) {
                BusHandshake.perform(client);
                client.write(ByteBuffer.wrap(MessageWriter.call(call, 1)));
                bus.awaitCalls(call.member(), 1);
            }
        }
    }

    @Test
    void refusesWhatItCannotMarshal() {
        assertThatThrownBy(() -> MessageWriter.call(PLAIN.with("a{sv}", Map.of("k", "v")), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MessageWriter.call(PLAIN.with("d", 1.5), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
