package org.netbearer.bearer.generic.netlink;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanLink;

/**
 * What nl80211 tells of a wireless interface: of the interface itself, or of the access point that it is associated with, which
 * nl80211 lists as its only station. Numbers are those of {@code include/uapi/linux/nl80211.h} and {@code genetlink.h}.
 *
 * @param interfaceType {@code NL80211_IFTYPE_}; -1 if it is not reported
 * @param address the address of the interface, or of the access point; null if it is not reported
 * @param ssid the name of the network; null if it is not reported
 * @param frequencyMhz centre of the primary channel; 0 if it is not reported
 * @param widthMhz width of the channel; 0 if it is not reported or below 20 MHz
 * @param link what is measured
 */
record StationMessage(
        int interfaceType,
        @Nullable MacAddress address,
        @Nullable Ssid ssid,
        int frequencyMhz,
        int widthMhz,
        WlanLink link) {
    private static final int GENL_HEADER = 4;
    private static final int GENL_ID_CTRL = 0x10;
    private static final byte CTRL_CMD_GETFAMILY = 3;
    private static final int CTRL_ATTR_FAMILY_ID = 1;
    private static final int CTRL_ATTR_FAMILY_NAME = 2;
    private static final byte NL80211_CMD_GET_INTERFACE = 5;
    private static final byte NL80211_CMD_GET_STATION = 17;
    private static final byte NL80211_CMD_GET_SCAN = 32;
    private static final int NL80211_ATTR_BSS = 47;
    private static final int NL80211_BSS_INFORMATION_ELEMENTS = 6;
    private static final int NL80211_BSS_STATUS = 9;
    private static final int NL80211_BSS_STATUS_ASSOCIATED = 1;
    private static final int NL80211_ATTR_IFINDEX = 3;
    private static final int NL80211_ATTR_IFTYPE = 5;
    private static final int NL80211_ATTR_MAC = 6;
    private static final int NL80211_ATTR_STA_INFO = 21;
    private static final int NL80211_ATTR_WIPHY_FREQ = 38;
    private static final int NL80211_ATTR_SSID = 52;
    private static final int NL80211_ATTR_CHANNEL_WIDTH = 159;
    private static final int NL80211_STA_INFO_SIGNAL = 7;
    private static final int NL80211_STA_INFO_TX_BITRATE = 8;
    private static final int NL80211_STA_INFO_RX_BITRATE = 14;
    private static final int NL80211_RATE_INFO_BITRATE32 = 5;
    private static final int NL80211_IFTYPE_STATION = 2;
    private static final int NL80211_IFTYPE_P2P_CLIENT = 8;
    private static final int LONGEST_SSID = 32;
    private static final int HIGHEST_FREQUENCY = 100_000;
    /** A rate is given in units of 100 kbit/s; a greater one is nonsense. */
    private static final int HIGHEST_RATE = 10_000_000;

    /** Asks for the number of nl80211, which is another at each boot. */
    static Request family() {
        return new Request(GENL_ID_CTRL, 0, header(CTRL_CMD_GETFAMILY))
                .attribute(CTRL_ATTR_FAMILY_NAME, "nl80211\0".getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads the answer to {@link #family}; 0 if there is no number in it. */
    static int familyOf(Message message) {
        var number = new int[1];
        Attributes.visit(message.payload(), GENL_HEADER, (type, value) -> {
            if (type == CTRL_ATTR_FAMILY_ID && value.remaining() >= Short.BYTES) {
                number[0] = value.getShort(0) & 0xffff;
            }
        });
        return number[0];
    }

    /** Asks what an interface is. */
    static Request ofInterface(int family, int index) {
        return new Request(family, 0, header(NL80211_CMD_GET_INTERFACE)).attribute(NL80211_ATTR_IFINDEX, index);
    }

    /** Asks for the stations of an interface. */
    static Request stations(int family, int index) {
        return new Request(family, Message.NLM_F_DUMP, header(NL80211_CMD_GET_STATION))
                .attribute(NL80211_ATTR_IFINDEX, index);
    }

    /** Asks for the access points that were found, which the kernel keeps; scans nothing. */
    static Request heard(int family, int index) {
        return new Request(family, Message.NLM_F_DUMP, header(NL80211_CMD_GET_SCAN))
                .attribute(NL80211_ATTR_IFINDEX, index);
    }

    private static byte[] header(byte command) {
        return new byte[] {command, 0, 0, 0};
    }

    /** Reads a message of the family; whatever does not fit is left out. */
    static StationMessage of(Message message) {
        var reader = new Reader();
        Attributes.visit(message.payload(), GENL_HEADER, reader);
        return new StationMessage(
                reader.interfaceType, reader.address, reader.ssid, reader.frequency, reader.width, reader.link.build());
    }

    /** Returns whether it joins networks; one that serves a network has stations that are no access points. */
    boolean isClient() {
        return interfaceType == NL80211_IFTYPE_STATION || interfaceType == NL80211_IFTYPE_P2P_CLIENT;
    }

    private static final class Reader implements Attributes.Visitor {
        private int interfaceType = -1;
        private @Nullable MacAddress address;
        private @Nullable Ssid ssid;
        private int frequency;
        private int width;
        private final WlanLink.Builder link = WlanLink.builder();

        @Override
        public void visit(int type, ByteBuffer value) {
            switch (type) {
                case NL80211_ATTR_IFTYPE -> interfaceType = Attributes.s32(value);
                case NL80211_ATTR_MAC -> address = address(value);
                case NL80211_ATTR_SSID -> ssid = ssid(value);
                case NL80211_ATTR_WIPHY_FREQ -> frequency = upTo(HIGHEST_FREQUENCY, value);
                case NL80211_ATTR_CHANNEL_WIDTH -> width = width(Attributes.s32(value));
                case NL80211_ATTR_BSS -> ssid = ssidIfAssociated(value);
                case NL80211_ATTR_STA_INFO -> Attributes.visit(value, 0, this::measured);
                default -> {
                    // of no use here
                }
            }
        }

        /** Returns the name that the access point sent, if the interface is associated with it. */
        private static @Nullable Ssid ssidIfAssociated(ByteBuffer bss) {
            var status = new int[] {-1};
            var name = new Ssid[1];
            Attributes.visit(bss, 0, (type, value) -> {
                if (type == NL80211_BSS_STATUS) {
                    status[0] = Attributes.s32(value);
                } else if (type == NL80211_BSS_INFORMATION_ELEMENTS) {
                    name[0] = firstName(value);
                }
            });
            return status[0] == NL80211_BSS_STATUS_ASSOCIATED ? name[0] : null;
        }

        /** Finds the element 0 of a beacon (IEEE 802.11, 9.4.2.2); null if there is none that fits. */
        private static @Nullable Ssid firstName(ByteBuffer elements) {
            int at = 0;
            while (at + 2 <= elements.limit()) {
                int length = elements.get(at + 1) & 0xff;
                if (length > elements.limit() - at - 2) {
                    return null;
                }
                if (elements.get(at) == 0) {
                    return ssid(elements.slice(at + 2, length));
                }
                at += 2 + length;
            }
            return null;
        }

        private void measured(int type, ByteBuffer value) {
            switch (type) {
                case NL80211_STA_INFO_SIGNAL -> {
                    if (value.hasRemaining() && value.get(0) < 0) {
                        link.signalDbm(value.get(0));
                    }
                }
                case NL80211_STA_INFO_TX_BITRATE -> rate(value).ifPresent(link::transmitRateKbps);
                case NL80211_STA_INFO_RX_BITRATE -> rate(value).ifPresent(link::receiveRateKbps);
                default -> {
                    // of no use here
                }
            }
        }

        private static Optional<Integer> rate(ByteBuffer info) {
            var rate = new int[1];
            Attributes.visit(info, 0, (type, value) -> {
                if (type == NL80211_RATE_INFO_BITRATE32) {
                    rate[0] = 100 * upTo(HIGHEST_RATE, value);
                }
            });
            return rate[0] == 0 ? Optional.empty() : Optional.of(rate[0]);
        }

        private static int upTo(int highest, ByteBuffer value) {
            int number = Attributes.s32(value);
            return number < 0 || number > highest ? 0 : number;
        }

        private static @Nullable MacAddress address(ByteBuffer value) {
            return value.remaining() == 6 ? MacAddress.of(Attributes.bytes(value)) : null;
        }

        /** None, or nothing but zeros, is what a network sends that hides its name. */
        private static @Nullable Ssid ssid(ByteBuffer value) {
            byte[] name = Attributes.bytes(value);
            if (name.length > LONGEST_SSID) {
                return null;
            }
            return Arrays.equals(name, new byte[name.length]) ? Ssid.HIDDEN : Ssid.of(name);
        }

        /** Reads {@code enum nl80211_chan_width}; 80+80 counts as 160. */
        private static int width(int width) {
            return switch (width) {
                case 0, 1 -> 20;
                case 2 -> 40;
                case 3 -> 80;
                case 4, 5 -> 160;
                case 13 -> 320;
                default -> 0;
            };
        }
    }
}
