package org.netbearer.bearer.generic.netlink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;

/** Numbers are those of {@code include/uapi/linux/nl80211.h}. */
class AssociationsTest {
    private static final int FAMILY = 0x1c;
    private static final int WLAN = 3;
    private static final byte[] BSSID = {2, 0, 0, 0, 5, 0};
    private static final Random RANDOM = new Random(802_11);

    @Test
    void tellsNameAccessPointAndWhatIsMeasured() {
        WlanDetails home = read(new Nl80211(ownInterface("Home".getBytes(UTF_8), 2), station((byte) -47)))
                .get(WLAN);

        assertEquals(Ssid.of("Home"), home.ssid());
        assertEquals(MacAddress.of(BSSID), home.activeAccessPoint().orElseThrow());
        assertEquals(2412, home.accessPoints().get(0).frequencyMhz());
        assertEquals(40, home.accessPoints().get(0).channelWidthMhz());
        assertEquals(OptionalInt.of(-47), home.accessPoints().get(0).signalDbm());
        assertEquals(100, home.signalPercent());
        assertEquals(OptionalInt.of(54_000), home.link().orElseThrow().transmitRateKbps());
    }

    @Test
    void tellsNothingOfAnInterfaceThatServesANetwork() {
        assertEquals(Map.of(), read(new Nl80211(ownInterface("Home".getBytes(UTF_8), 3), station((byte) -47))));
    }

    @Test
    void tellsNothingOfAnInterfaceWithoutAnAccessPoint() {
        assertEquals(Map.of(), read(new Nl80211(ownInterface(new byte[0], 2), null)));
    }

    @Test
    void takesANameOfZerosForAHiddenOneAndAnyOtherAsItIs() {
        var highest = new byte[32];
        Arrays.fill(highest, (byte) 0xff);

        assertEquals(Ssid.HIDDEN, name(new byte[32]));
        assertEquals(Ssid.of(highest), name(highest));
    }

    @Test
    void takesTheNameOfTheAssociatedAccessPointWhereTheInterfaceHasNone() {
        byte[] unnamed =
                new Request(FAMILY, 0, new byte[] {7, 1, 0, 0}).attribute(5, 2).message(0);
        var kernel = new Nl80211(unnamed, station((byte) -47));
        kernel.scan = List.of(heard("Cafe", 0), heard("Home", 1));

        assertEquals(Ssid.of("Home"), read(kernel).get(WLAN).ssid());

        for (int i = 0; i < 10_000; i++) {
            kernel.scan = List.of(random(heard("Home", 1)));
            kernel.answers.clear();
            read(kernel);
        }
    }

    private static byte[] heard(String name, int status) {
        byte[] ssid = name.getBytes(UTF_8);
        byte[] elements = ByteBuffer.allocate(7 + ssid.length)
                .put(new byte[] {1, 3, 2, 4, 11, 0, (byte) ssid.length})
                .put(ssid)
                .array();
        var bss = new Request(0, 0, new byte[0]).attribute(1, BSSID).attribute(6, elements);
        if (status != 0) {
            bss.attribute(9, status);
        }
        return new Request(FAMILY, 0, new byte[] {34, 1, 0, 0})
                .attribute(47, attributes(bss))
                .message(0);
    }

    /** Captured from Linux 6.1 with mac80211_hwsim and wpa_supplicant. */
    @Test
    void readsWhatAKernelSent() throws IOException {
        Map<String, StationMessage> sent = new HashMap<>();
        try (var lines = AssociationsTest.class.getResourceAsStream("nl80211-6.1.txt")) {
            for (String line : new String(lines.readAllBytes(), UTF_8).lines().toList()) {
                String[] words = line.split(" ", -1);
                var payload = ByteBuffer.wrap(HexFormat.of().parseHex(words[1])).order(ByteOrder.LITTLE_ENDIAN);
                sent.put(words[0], StationMessage.of(new Message(FAMILY, 0, 1, payload)));
            }
        }
        StationMessage own = sent.get("IF");
        StationMessage peer = sent.get("STA");

        assertTrue(own.isClient());
        assertEquals(2412, own.frequencyMhz());
        assertEquals(20, own.widthMhz());
        assertNull(own.ssid());
        assertEquals(MacAddress.parse("02:00:00:00:02:00"), peer.address());
        assertEquals(OptionalInt.of(-45), peer.link().signalDbm());
        assertEquals(OptionalInt.of(26_000), peer.link().receiveRateKbps());
    }

    @Test
    void tellsNothingWhereTheNameIsTooLong() {
        assertEquals(Map.of(), read(new Nl80211(ownInterface(new byte[33], 2), station((byte) -47))));
    }

    @Test
    void opensNothingWithoutAWirelessInterface() {
        try (var associations = new Associations(() -> {
            throw new AssertionError("opened");
        })) {
            assertEquals(Map.of(), associations.of(List.of()));
        }
    }

    @Test
    void tellsNothingWhereTheKernelHasNoWiFi() {
        var kernel = new Nl80211(null, null);
        try (var associations = new Associations(() -> kernel)) {
            assertEquals(Map.of(), associations.of(List.of(WLAN)));
        }
        assertTrue(kernel.closed);
    }

    @Test
    void readsWhateverTheBytesAre() {
        for (int i = 0; i < 10_000; i++) {
            byte[] own = random(ownInterface("Home".getBytes(UTF_8), 2));
            byte[] peer = random(station((byte) -47));
            read(new Nl80211(own, peer)).values().forEach(details -> assertTrue(details.signalPercent() <= 100));
        }
    }

    private static byte[] random(byte[] message) {
        for (int flips = RANDOM.nextInt(6); flips > 0; flips--) {
            message[Message.HEADER + RANDOM.nextInt(message.length - Message.HEADER)] = (byte) RANDOM.nextInt();
        }
        return message;
    }

    private static Ssid name(byte[] ssid) {
        return read(new Nl80211(ownInterface(ssid, 2), station((byte) -47)))
                .get(WLAN)
                .ssid();
    }

    private static Map<Integer, WlanDetails> read(Nl80211 kernel) {
        try (var associations = new Associations(() -> kernel)) {
            return associations.of(List.of(WLAN));
        }
    }

    private static byte[] ownInterface(byte[] ssid, int type) {
        return new Request(FAMILY, 0, new byte[] {7, 1, 0, 0})
                .attribute(3, WLAN)
                .attribute(5, type)
                .attribute(6, new byte[] {2, 0, 0, 0, 0, 0})
                .attribute(52, ssid)
                .attribute(38, 2412)
                .attribute(159, 2)
                .message(0);
    }

    private static byte[] station(byte signal) {
        byte[] rate = attributes(new Request(0, 0, new byte[0]).attribute(5, 540));
        byte[] measured =
                attributes(new Request(0, 0, new byte[0]).attribute(7, signal).attribute(8, rate));
        return new Request(FAMILY, 0, new byte[] {19, 1, 0, 0})
                .attribute(3, WLAN)
                .attribute(6, BSSID)
                .attribute(21, measured)
                .message(0);
    }

    private static byte[] attributes(Request request) {
        byte[] message = request.message(0);
        return Arrays.copyOfRange(message, Message.HEADER, message.length);
    }

    /** Generic netlink with one family, or none. */
    private static final class Nl80211 implements Channel {
        private final byte @Nullable [] ownInterface;
        private final byte @Nullable [] station;
        private final Deque<ByteBuffer> answers = new ArrayDeque<>();
        private List<byte[]> scan = List.of();
        private boolean closed;

        Nl80211(byte @Nullable [] ownInterface, byte @Nullable [] station) {
            this.ownInterface = ownInterface;
            this.station = station;
        }

        @Override
        public void send(byte[] datagram) {
            Message request = Message.of(ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder()))
                    .get(0);
            int number = request.sequence();
            if (request.type() == 0x10) {
                answer(
                        number,
                        ownInterface == null
                                ? error(2)
                                : new Request(0x10, 0, new byte[] {1, 2, 0, 0})
                                        .attribute(1, number(FAMILY))
                                        .message(0));
            } else if ((request.flags() & Message.NLM_F_DUMP) == 0) {
                answer(number, ownInterface);
            } else {
                if (request.payload().get(0) == 32) {
                    scan.forEach(heard -> answer(number, heard));
                } else if (station != null) {
                    answer(number, station);
                }
                answer(number, new Request(Message.NLMSG_DONE, 0, new byte[4]).message(0));
            }
        }

        private static byte[] number(int value) {
            return ByteBuffer.allocate(Short.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putShort((short) value)
                    .array();
        }

        private static byte[] error(int errno) {
            var payload = ByteBuffer.allocate(20).order(ByteOrder.nativeOrder()).putInt(-errno);
            return new Request(Message.NLMSG_ERROR, 0, payload.array()).message(0);
        }

        private void answer(int number, byte[] message) {
            answers.add(ByteBuffer.wrap(message.clone())
                    .order(ByteOrder.nativeOrder())
                    .putInt(8, number));
        }

        @Override
        public ByteBuffer receive() throws IOException {
            ByteBuffer next = answers.poll();
            if (next == null) {
                throw new IOException("no answer");
            }
            return next.position(0);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
