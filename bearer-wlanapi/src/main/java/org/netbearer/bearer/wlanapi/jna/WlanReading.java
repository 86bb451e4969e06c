package org.netbearer.bearer.wlanapi.jna;

import static org.netbearer.bearer.wlanapi.jna.WlanLayouts.LIST_HEADER;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_RATE_SET_MAX_LENGTH;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.DOT11_SSID_MAX_LENGTH;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_AVAILABLE_NETWORK_CONNECTED;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_MAX_NAME_LENGTH;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_MSM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_radio_state_off;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_attempt_fail;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_complete;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_connection_start;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_disconnected;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_disconnecting;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_acm_scan_fail;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_notification_msm_signal_quality_change;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.DOT11_SSID;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.GUID;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_ASSOCIATION_ATTRIBUTES;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_AVAILABLE_NETWORK;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_BSS_ENTRY;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_CONNECTION_ATTRIBUTES;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_CONNECTION_NOTIFICATION_DATA;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_INTERFACE_INFO;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_MAC_FRAME_STATISTICS;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_MSM_NOTIFICATION_DATA;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_NOTIFICATION_DATA;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_PHY_RADIO_STATE;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_PROFILE_INFO;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_RATE_SET;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_REALTIME_CONNECTION_QUALITY;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_SECURITY_ATTRIBUTES;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_STATISTICS;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort.Adapter;
import org.netbearer.bearer.wlanapi.port.WlanPort.Bytes;
import org.netbearer.bearer.wlanapi.port.WlanPort.Connection;
import org.netbearer.bearer.wlanapi.port.WlanPort.Event;
import org.netbearer.bearer.wlanapi.port.WlanPort.Frames;
import org.netbearer.bearer.wlanapi.port.WlanPort.Network;
import org.netbearer.bearer.wlanapi.port.WlanPort.ProfileEntry;
import org.netbearer.bearer.wlanapi.port.WlanPort.Quality;
import org.netbearer.bearer.wlanapi.port.WlanPort.QualityLink;
import org.netbearer.bearer.wlanapi.port.WlanPort.Radio;
import org.netbearer.bearer.wlanapi.port.WlanPort.Station;

/**
 * Native memory in, values out; bounded by what the memory says of its own size, and by what can be true.
 *
 * <p>Pure.
 */
final class WlanReading {
    /** More entries than this have no list in the world: the count is not one. */
    private static final int MOST_ENTRIES = 4096;

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int RADIO_HEADER = 4;
    private static final int MOST_PHYS = 64;
    private static final int ADDRESS_LENGTH = 6;
    private static final int MOST_LINKS = 16;
    private static final int MOST_MHZ = 100_000;
    private static final int MOST_WIDTH_MHZ = 10_000;
    private static final int UNKNOWN_REASON = 65_537; // WLAN_REASON_CODE_UNKNOWN

    private WlanReading() {}

    static List<Adapter> adapters(Pointer list) throws WlanException {
        return entries(
                "WlanEnumInterfaces",
                list,
                WLAN_INTERFACE_INFO.SIZE,
                info -> new Adapter(
                        uuid(info, WLAN_INTERFACE_INFO.InterfaceGuid),
                        name(info, WLAN_INTERFACE_INFO.strInterfaceDescription),
                        info.getInt(WLAN_INTERFACE_INFO.isState)));
    }

    static List<Network> networks(Pointer list) throws WlanException {
        return entries(
                "WlanGetAvailableNetworkList",
                list,
                WLAN_AVAILABLE_NETWORK.SIZE,
                network -> new Network(
                        name(network, WLAN_AVAILABLE_NETWORK.strProfileName),
                        ssid(network, WLAN_AVAILABLE_NETWORK.dot11Ssid),
                        count(network.getInt(WLAN_AVAILABLE_NETWORK.uNumberOfBssids)),
                        obstacle(network),
                        (network.getInt(WLAN_AVAILABLE_NETWORK.dwFlags) & WLAN_AVAILABLE_NETWORK_CONNECTED) != 0,
                        network.getInt(WLAN_AVAILABLE_NETWORK.bSecurityEnabled) != 0,
                        network.getInt(WLAN_AVAILABLE_NETWORK.dot11DefaultAuthAlgorithm),
                        percent(network.getInt(WLAN_AVAILABLE_NETWORK.wlanSignalQuality))));
    }

    private static int obstacle(Pointer network) {
        if (network.getInt(WLAN_AVAILABLE_NETWORK.bNetworkConnectable) != 0) {
            return 0;
        }
        int reason = network.getInt(WLAN_AVAILABLE_NETWORK.wlanNotConnectableReason);
        return reason == 0 ? UNKNOWN_REASON : reason;
    }

    private static int count(int unsigned) {
        return unsigned < 0 ? Integer.MAX_VALUE : unsigned;
    }

    static List<ProfileEntry> profiles(Pointer list) throws WlanException {
        return entries(
                "WlanGetProfileList",
                list,
                WLAN_PROFILE_INFO.SIZE,
                profile -> new ProfileEntry(
                        name(profile, WLAN_PROFILE_INFO.strProfileName), profile.getInt(WLAN_PROFILE_INFO.dwFlags)));
    }

    /** Reads the only list that contains its own size; nothing beyond that is read. */
    static List<Station> stations(Pointer list) throws WlanException {
        long total = Integer.toUnsignedLong(list.getInt(0));
        long count = Integer.toUnsignedLong(list.getInt(4));
        if (count > MOST_ENTRIES) {
            throw WlanException.malformed("WlanGetNetworkBssList", "a list of " + count + " entries");
        }
        int complete = (int) Math.min(count, Math.max(0, total - LIST_HEADER) / WLAN_BSS_ENTRY.SIZE);
        var stations = new ArrayList<Station>(complete);
        for (int i = 0; i < complete; i++) {
            long at = LIST_HEADER + (long) i * WLAN_BSS_ENTRY.SIZE;
            stations.add(station(list, at, total));
        }
        return List.copyOf(stations);
    }

    /** Returns the size of an entry, since the elements of the first begin behind the last; 0 if the list does not tell. */
    static int sizeOfAStation(Pointer list) {
        long total = Integer.toUnsignedLong(list.getInt(0));
        long count = Integer.toUnsignedLong(list.getInt(4));
        if (count == 0 || count > MOST_ENTRIES || total < LIST_HEADER + WLAN_BSS_ENTRY.SIZE) {
            return 0;
        }
        long first = Integer.toUnsignedLong(list.getInt(LIST_HEADER + WLAN_BSS_ENTRY.ulIeOffset));
        return first % count == 0 && first <= total ? (int) (first / count) : 0;
    }

    private static Station station(Pointer list, long at, long total) {
        var entry = list.share(at, WLAN_BSS_ENTRY.SIZE);
        long from = at + Integer.toUnsignedLong(entry.getInt(WLAN_BSS_ENTRY.ulIeOffset));
        long length = Integer.toUnsignedLong(entry.getInt(WLAN_BSS_ENTRY.ulIeSize));
        byte[] elements = from + length <= total ? list.getByteArray(from, (int) length) : new byte[0];
        return new Station(
                ssid(entry, WLAN_BSS_ENTRY.dot11Ssid),
                address(entry, WLAN_BSS_ENTRY.dot11Bssid),
                entry.getInt(WLAN_BSS_ENTRY.dot11BssPhyType),
                entry.getInt(WLAN_BSS_ENTRY.lRssi),
                percent(entry.getInt(WLAN_BSS_ENTRY.uLinkQuality)),
                entry.getLong(WLAN_BSS_ENTRY.ullHostTimestamp),
                Short.toUnsignedInt(entry.getShort(WLAN_BSS_ENTRY.usCapabilityInformation)),
                Integer.toUnsignedLong(entry.getInt(WLAN_BSS_ENTRY.ulChCenterFrequency)),
                rates(entry, WLAN_BSS_ENTRY.wlanRateSet),
                new Bytes(elements));
    }

    static Radio radio(Pointer data, int size) throws WlanException {
        int count = size < RADIO_HEADER ? -1 : data.getInt(0);
        if (count < 0 || count > MOST_PHYS || size < RADIO_HEADER + (long) count * WLAN_PHY_RADIO_STATE.SIZE) {
            throw WlanException.malformed("WlanQueryInterface(radio_state)", "an answer of " + size + " bytes");
        }
        boolean hardware = false;
        for (int i = 0; i < count; i++) {
            var phy = data.share(RADIO_HEADER + (long) i * WLAN_PHY_RADIO_STATE.SIZE, WLAN_PHY_RADIO_STATE.SIZE);
            boolean offByHardware = phy.getInt(WLAN_PHY_RADIO_STATE.dot11HardwareRadioState) == dot11_radio_state_off;
            if (!offByHardware && phy.getInt(WLAN_PHY_RADIO_STATE.dot11SoftwareRadioState) != dot11_radio_state_off) {
                return Radio.ON;
            }
            hardware |= offByHardware;
        }
        return count == 0 ? Radio.UNKNOWN : hardware ? Radio.OFF_BY_HARDWARE : Radio.OFF;
    }

    static Connection connection(Pointer data, int size) throws WlanException {
        if (size < WLAN_CONNECTION_ATTRIBUTES.SIZE) {
            throw WlanException.malformed("WlanQueryInterface(current_connection)", "an answer of " + size + " bytes");
        }
        var association = data.share(WLAN_CONNECTION_ATTRIBUTES.wlanAssociationAttributes);
        var security = data.share(WLAN_CONNECTION_ATTRIBUTES.wlanSecurityAttributes);
        return new Connection(
                name(data, WLAN_CONNECTION_ATTRIBUTES.strProfileName),
                ssid(association, WLAN_ASSOCIATION_ATTRIBUTES.dot11Ssid),
                address(association, WLAN_ASSOCIATION_ATTRIBUTES.dot11Bssid),
                security.getInt(WLAN_SECURITY_ATTRIBUTES.bSecurityEnabled) != 0,
                security.getInt(WLAN_SECURITY_ATTRIBUTES.dot11AuthAlgorithm));
    }

    static Quality quality(Pointer data, int size) throws WlanException {
        int count = size < WLAN_REALTIME_CONNECTION_QUALITY.SIZE
                ? -1
                : data.getInt(WLAN_REALTIME_CONNECTION_QUALITY.ulNumLinks);
        int stride = WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO.SIZE;
        if (count < 0 || count > MOST_LINKS || size < WLAN_REALTIME_CONNECTION_QUALITY.SIZE + (long) count * stride) {
            throw WlanException.malformed(
                    "WlanQueryInterface(realtime_connection_quality)", "an answer of " + size + " bytes");
        }
        var links = IntStream.range(0, count)
                .mapToObj(i -> data.share(WLAN_REALTIME_CONNECTION_QUALITY.SIZE + (long) i * stride, stride))
                .map(link -> new QualityLink(
                        Byte.toUnsignedInt(link.getByte(WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO.ucLinkID)),
                        megahertz(
                                link.getInt(WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO.ulChannelCenterFrequencyMhz),
                                MOST_MHZ),
                        megahertz(link.getInt(WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO.ulBandwidth), MOST_WIDTH_MHZ),
                        link.getInt(WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO.lRssi)))
                .toList();
        return new Quality(
                data.getInt(WLAN_REALTIME_CONNECTION_QUALITY.dot11PhyType),
                percent(data.getInt(WLAN_REALTIME_CONNECTION_QUALITY.ulLinkQuality)),
                Integer.toUnsignedLong(data.getInt(WLAN_REALTIME_CONNECTION_QUALITY.ulRxRate)),
                Integer.toUnsignedLong(data.getInt(WLAN_REALTIME_CONNECTION_QUALITY.ulTxRate)),
                data.getInt(WLAN_REALTIME_CONNECTION_QUALITY.bIsMLOConnection) != 0,
                links);
    }

    /**
     * Returns a frequency or width in MHz: the names of the members say MHz, the reference says kHz.
     *
     * @param most more than any channel has, in MHz
     */
    private static int megahertz(int unsigned, int most) {
        long value = Integer.toUnsignedLong(unsigned);
        return (int) (value >= most ? value / 1000 : value);
    }

    static Frames frames(Pointer data, int size) throws WlanException {
        if (size < WLAN_STATISTICS.SIZE) {
            throw WlanException.malformed("WlanQueryInterface(statistics)", "an answer of " + size + " bytes");
        }
        var counters = data.share(WLAN_STATISTICS.MacUcastCounters);
        return new Frames(
                counters.getLong(WLAN_MAC_FRAME_STATISTICS.ullTransmittedFrameCount),
                counters.getLong(WLAN_MAC_FRAME_STATISTICS.ullReceivedFrameCount));
    }

    /** Copies what a notification carries; its memory is good only while the callback runs. */
    static Event event(Pointer data) {
        int source = data.getInt(WLAN_NOTIFICATION_DATA.NotificationSource);
        int code = data.getInt(WLAN_NOTIFICATION_DATA.NotificationCode);
        int size = data.getInt(WLAN_NOTIFICATION_DATA.dwDataSize);
        Pointer more = data.getPointer(WLAN_NOTIFICATION_DATA.pData);
        Connection subject = null;
        int number = 0;
        if (more != null && isAboutAConnection(source, code) && size >= WLAN_CONNECTION_NOTIFICATION_DATA.SIZE) {
            subject = new Connection(
                    name(more, WLAN_CONNECTION_NOTIFICATION_DATA.strProfileName),
                    ssid(more, WLAN_CONNECTION_NOTIFICATION_DATA.dot11Ssid),
                    null,
                    more.getInt(WLAN_CONNECTION_NOTIFICATION_DATA.bSecurityEnabled) != 0,
                    Connection.UNKNOWN_AUTHENTICATION);
            number = more.getInt(WLAN_CONNECTION_NOTIFICATION_DATA.wlanReasonCode);
        } else if (more != null && source == WLAN_NOTIFICATION_SOURCE_MSM && size >= WLAN_MSM_NOTIFICATION_DATA.SIZE) {
            subject = new Connection(
                    name(more, WLAN_MSM_NOTIFICATION_DATA.strProfileName),
                    ssid(more, WLAN_MSM_NOTIFICATION_DATA.dot11Ssid),
                    address(more, WLAN_MSM_NOTIFICATION_DATA.dot11MacAddr),
                    more.getInt(WLAN_MSM_NOTIFICATION_DATA.bSecurityEnabled) != 0,
                    Connection.UNKNOWN_AUTHENTICATION);
            number = more.getInt(WLAN_MSM_NOTIFICATION_DATA.wlanReasonCode);
        } else if (more != null && isOneNumber(source, code) && size >= Integer.BYTES) {
            number = more.getInt(0);
        }
        return new Event(source, code, uuid(data, WLAN_NOTIFICATION_DATA.InterfaceGuid), size, subject, number);
    }

    private static boolean isAboutAConnection(int source, int code) {
        return source == WLAN_NOTIFICATION_SOURCE_ACM
                && switch (code) {
                    case wlan_notification_acm_connection_start,
                            wlan_notification_acm_connection_complete,
                            wlan_notification_acm_connection_attempt_fail,
                            wlan_notification_acm_disconnecting,
                            wlan_notification_acm_disconnected -> true;
                    default -> false;
                };
    }

    private static boolean isOneNumber(int source, int code) {
        return source == WLAN_NOTIFICATION_SOURCE_ACM && code == wlan_notification_acm_scan_fail
                || source == WLAN_NOTIFICATION_SOURCE_MSM && code == wlan_notification_msm_signal_quality_change;
    }

    static Memory wide(String text) {
        byte[] units = text.getBytes(StandardCharsets.UTF_16LE);
        var memory = new Memory(units.length + 2L);
        memory.write(0, units, 0, units.length);
        memory.setShort(units.length, (short) 0);
        return memory;
    }

    private static String name(Pointer structure, int at) {
        return text(structure.getShortArray(at, WLAN_MAX_NAME_LENGTH));
    }

    static String text(short[] units) {
        var text = new StringBuilder();
        for (int i = 0; i < units.length && units[i] != 0; i++) {
            text.append((char) units[i]);
        }
        return text.toString();
    }

    static String text(Pointer memory) throws WlanException {
        var text = new StringBuilder();
        for (long at = 0; at < LONGEST_TEXT; at += 2) {
            char unit = (char) memory.getShort(at);
            if (unit == 0) {
                return text.toString();
            }
            text.append(unit);
        }
        throw WlanException.malformed("WlanGetProfile", "a text without an end");
    }

    static void write(UUID id, Memory guid) {
        long most = id.getMostSignificantBits();
        guid.setInt(GUID.Data1, (int) (most >>> 32));
        guid.setShort(GUID.Data2, (short) (most >>> 16));
        guid.setShort(GUID.Data3, (short) most);
        byte[] rest = ByteBuffer.allocate(Long.BYTES)
                .putLong(id.getLeastSignificantBits())
                .array();
        guid.write(GUID.Data4, rest, 0, rest.length);
    }

    private static UUID uuid(Pointer structure, int at) {
        var guid = structure.share(at, GUID.SIZE);
        long most = Integer.toUnsignedLong(guid.getInt(GUID.Data1)) << 32
                | Short.toUnsignedLong(guid.getShort(GUID.Data2)) << 16
                | Short.toUnsignedLong(guid.getShort(GUID.Data3));
        byte[] rest = guid.getByteArray(GUID.Data4, Long.BYTES);
        return new UUID(most, ByteBuffer.wrap(rest).getLong());
    }

    private static MacAddress address(Pointer structure, int at) {
        return MacAddress.of(structure.getByteArray(at, ADDRESS_LENGTH));
    }

    private static <T> List<T> entries(String function, Pointer list, int size, Function<Pointer, T> read)
            throws WlanException {
        long count = Integer.toUnsignedLong(list.getInt(0));
        if (count > MOST_ENTRIES) {
            throw WlanException.malformed(function, "a list of " + count + " entries");
        }
        return IntStream.range(0, (int) count)
                .mapToObj(i -> read.apply(list.share(LIST_HEADER + (long) i * size, size)))
                .toList();
    }

    private static Ssid ssid(Pointer structure, int at) {
        long length = Integer.toUnsignedLong(structure.getInt(at + DOT11_SSID.uSSIDLength));
        return Ssid.of(structure.getByteArray(at + DOT11_SSID.ucSSID, (int) Math.min(DOT11_SSID_MAX_LENGTH, length)));
    }

    private static List<Integer> rates(Pointer structure, int at) {
        long length = Integer.toUnsignedLong(structure.getInt(at + WLAN_RATE_SET.uRateSetLength));
        short[] rates = structure.getShortArray(
                at + WLAN_RATE_SET.usRateSet, (int) Math.min(DOT11_RATE_SET_MAX_LENGTH, length / 2));
        return IntStream.range(0, rates.length)
                .mapToObj(i -> rates[i] & 0x7fff) // the top bit marks a basic rate
                .toList();
    }

    private static int percent(int quality) {
        return Math.max(0, Math.min(100, quality));
    }
}
