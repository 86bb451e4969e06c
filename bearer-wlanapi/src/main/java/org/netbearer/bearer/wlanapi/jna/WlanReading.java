package org.netbearer.bearer.wlanapi.jna;

import static org.netbearer.bearer.wlanapi.WlanConstants.DOT11_SSID_MAX_LENGTH;
import static org.netbearer.bearer.wlanapi.WlanConstants.WLAN_AVAILABLE_NETWORK_CONNECTED;
import static org.netbearer.bearer.wlanapi.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.WlanConstants.dot11_radio_state_off;
import static org.netbearer.bearer.wlanapi.WlanConstants.wlan_notification_acm_connection_attempt_fail;
import static org.netbearer.bearer.wlanapi.WlanConstants.wlan_notification_acm_connection_complete;
import static org.netbearer.bearer.wlanapi.WlanConstants.wlan_notification_acm_connection_start;
import static org.netbearer.bearer.wlanapi.WlanConstants.wlan_notification_acm_disconnected;
import static org.netbearer.bearer.wlanapi.WlanConstants.wlan_notification_acm_disconnecting;
import static org.netbearer.bearer.wlanapi.WlanConstants.wlan_notification_acm_scan_fail;
import static org.netbearer.bearer.wlanapi.jna.WlanTypes.LIST_HEADER;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.bearer.wlanapi.WlanException;
import org.netbearer.bearer.wlanapi.WlanPort.Adapter;
import org.netbearer.bearer.wlanapi.WlanPort.Bytes;
import org.netbearer.bearer.wlanapi.WlanPort.Connection;
import org.netbearer.bearer.wlanapi.WlanPort.Event;
import org.netbearer.bearer.wlanapi.WlanPort.Frames;
import org.netbearer.bearer.wlanapi.WlanPort.Network;
import org.netbearer.bearer.wlanapi.WlanPort.Radio;
import org.netbearer.bearer.wlanapi.WlanPort.Station;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.DOT11_SSID;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.GUID;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.WLAN_AVAILABLE_NETWORK;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.WLAN_BSS_ENTRY;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.WLAN_CONNECTION_ATTRIBUTES;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.WLAN_CONNECTION_NOTIFICATION_DATA;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.WLAN_INTERFACE_INFO;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.WLAN_NOTIFICATION_DATA;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.WLAN_PHY_RADIO_STATE;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.WLAN_PROFILE_INFO;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.WLAN_RATE_SET;
import org.netbearer.bearer.wlanapi.jna.WlanTypes.WLAN_STATISTICS;

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

    private static final int INTERFACE = new WLAN_INTERFACE_INFO().size();
    private static final int NETWORK = new WLAN_AVAILABLE_NETWORK().size();
    private static final int STATION = new WLAN_BSS_ENTRY().size();
    private static final int PROFILE = new WLAN_PROFILE_INFO().size();
    private static final int PHY = new WLAN_PHY_RADIO_STATE().size();
    private static final int CONNECTION = new WLAN_CONNECTION_ATTRIBUTES().size();
    private static final int STATISTICS = new WLAN_STATISTICS().size();
    private static final int CONNECTION_NOTIFICATION = new WLAN_CONNECTION_NOTIFICATION_DATA().size();

    private WlanReading() {}

    static List<Adapter> adapters(Pointer list) throws WlanException {
        return entries("WlanEnumInterfaces", list, INTERFACE, entry -> {
            var info = new WLAN_INTERFACE_INFO(entry);
            return new Adapter(uuid(info.InterfaceGuid), text(info.strInterfaceDescription), info.isState);
        });
    }

    static List<Network> networks(Pointer list) throws WlanException {
        return entries("WlanGetAvailableNetworkList", list, NETWORK, entry -> {
            var network = new WLAN_AVAILABLE_NETWORK(entry);
            return new Network(
                    text(network.strProfileName),
                    ssid(network.dot11Ssid),
                    network.bNetworkConnectable != 0,
                    (network.dwFlags & WLAN_AVAILABLE_NETWORK_CONNECTED) != 0,
                    network.bSecurityEnabled != 0,
                    network.dot11DefaultAuthAlgorithm,
                    percent(network.wlanSignalQuality));
        });
    }

    static List<String> profiles(Pointer list) throws WlanException {
        return entries("WlanGetProfileList", list, PROFILE, entry -> text(new WLAN_PROFILE_INFO(entry).strProfileName));
    }

    /** The one list that says how long it is: what lies beyond its end is not read. */
    static List<Station> stations(Pointer list) throws WlanException {
        long total = Integer.toUnsignedLong(list.getInt(0));
        long count = Integer.toUnsignedLong(list.getInt(4));
        if (count > MOST_ENTRIES) {
            throw WlanException.malformed("WlanGetNetworkBssList", "a list of " + count + " entries");
        }
        int complete = (int) Math.min(count, Math.max(0, total - LIST_HEADER) / STATION);
        var stations = new ArrayList<Station>(complete);
        for (int i = 0; i < complete; i++) {
            long at = LIST_HEADER + (long) i * STATION;
            stations.add(station(list, at, total));
        }
        return List.copyOf(stations);
    }

    private static Station station(Pointer list, long at, long total) {
        var entry = new WLAN_BSS_ENTRY(list.share(at, STATION));
        long from = at + Integer.toUnsignedLong(entry.ulIeOffset);
        long length = Integer.toUnsignedLong(entry.ulIeSize);
        byte[] elements = from + length <= total ? list.getByteArray(from, (int) length) : new byte[0];
        return new Station(
                ssid(entry.dot11Ssid),
                MacAddress.of(entry.dot11Bssid),
                entry.dot11BssPhyType,
                entry.lRssi,
                percent(entry.uLinkQuality),
                entry.ullHostTimestamp,
                Short.toUnsignedInt(entry.usCapabilityInformation),
                Integer.toUnsignedLong(entry.ulChCenterFrequency),
                rates(entry.wlanRateSet),
                new Bytes(elements));
    }

    static Radio radio(Pointer data, int size) throws WlanException {
        int count = size < RADIO_HEADER ? -1 : data.getInt(0);
        if (count < 0 || count > MOST_PHYS || size < RADIO_HEADER + (long) count * PHY) {
            throw WlanException.malformed("WlanQueryInterface(radio_state)", "an answer of " + size + " bytes");
        }
        boolean hardware = false;
        for (int i = 0; i < count; i++) {
            var phy = new WLAN_PHY_RADIO_STATE(data.share(RADIO_HEADER + (long) i * PHY, PHY));
            boolean offByHardware = phy.dot11HardwareRadioState == dot11_radio_state_off;
            if (!offByHardware && phy.dot11SoftwareRadioState != dot11_radio_state_off) {
                return Radio.ON;
            }
            hardware |= offByHardware;
        }
        return count == 0 ? Radio.UNKNOWN : hardware ? Radio.OFF_BY_HARDWARE : Radio.OFF;
    }

    static Connection connection(Pointer data, int size) throws WlanException {
        if (size < CONNECTION) {
            throw WlanException.malformed("WlanQueryInterface(current_connection)", "an answer of " + size + " bytes");
        }
        var connection = new WLAN_CONNECTION_ATTRIBUTES(data);
        var association = connection.wlanAssociationAttributes;
        var security = connection.wlanSecurityAttributes;
        return new Connection(
                text(connection.strProfileName),
                ssid(association.dot11Ssid),
                MacAddress.of(association.dot11Bssid),
                security.bSecurityEnabled != 0,
                security.dot11AuthAlgorithm);
    }

    static Frames frames(Pointer data, int size) throws WlanException {
        if (size < STATISTICS) {
            throw WlanException.malformed("WlanQueryInterface(statistics)", "an answer of " + size + " bytes");
        }
        var counters = new WLAN_STATISTICS(data).MacUcastCounters;
        return new Frames(counters.ullTransmittedFrameCount, counters.ullReceivedFrameCount);
    }

    /** Copies what a notification carries; its memory is good only while the callback runs. */
    static Event event(Pointer data) {
        var notification = new WLAN_NOTIFICATION_DATA(data);
        String profile = "";
        int reason = 0;
        if (notification.NotificationSource == WLAN_NOTIFICATION_SOURCE_ACM && notification.pData != null) {
            switch (notification.NotificationCode) {
                case wlan_notification_acm_connection_start,
                        wlan_notification_acm_connection_complete,
                        wlan_notification_acm_connection_attempt_fail,
                        wlan_notification_acm_disconnecting,
                        wlan_notification_acm_disconnected -> {
                    if (notification.dwDataSize >= CONNECTION_NOTIFICATION) {
                        var connection = new WLAN_CONNECTION_NOTIFICATION_DATA(notification.pData);
                        profile = text(connection.strProfileName);
                        reason = connection.wlanReasonCode;
                    }
                }
                case wlan_notification_acm_scan_fail -> {
                    if (notification.dwDataSize >= Integer.BYTES) {
                        reason = notification.pData.getInt(0);
                    }
                }
                default -> {
                    // carries nothing that is used
                }
            }
        }
        return new Event(
                notification.NotificationSource,
                notification.NotificationCode,
                uuid(notification.InterfaceGuid),
                profile,
                reason);
    }

    static Memory wide(String text) {
        byte[] units = text.getBytes(StandardCharsets.UTF_16LE);
        var memory = new Memory(units.length + 2L);
        memory.write(0, units, 0, units.length);
        memory.setShort(units.length, (short) 0);
        return memory;
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
        guid.setInt(0, (int) (most >>> 32));
        guid.setShort(4, (short) (most >>> 16));
        guid.setShort(6, (short) most);
        byte[] rest =
                ByteBuffer.allocate(8).putLong(id.getLeastSignificantBits()).array();
        guid.write(8, rest, 0, rest.length);
    }

    private static UUID uuid(GUID guid) {
        long most = Integer.toUnsignedLong(guid.Data1) << 32
                | Short.toUnsignedLong(guid.Data2) << 16
                | Short.toUnsignedLong(guid.Data3);
        return new UUID(most, ByteBuffer.wrap(guid.Data4).getLong());
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

    private static Ssid ssid(DOT11_SSID ssid) {
        long length = Integer.toUnsignedLong(ssid.uSSIDLength);
        return Ssid.of(Arrays.copyOf(ssid.ucSSID, (int) Math.min(DOT11_SSID_MAX_LENGTH, length)));
    }

    private static List<Integer> rates(WLAN_RATE_SET set) {
        long count = Math.min(set.usRateSet.length, Integer.toUnsignedLong(set.uRateSetLength) / 2);
        return IntStream.range(0, (int) count)
                .mapToObj(i -> set.usRateSet[i] & 0x7fff) // the top bit marks a basic rate
                .toList();
    }

    private static int percent(int quality) {
        return Math.max(0, Math.min(100, quality));
    }
}
