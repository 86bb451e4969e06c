package org.netbearer.bearer.wlanapi.port;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;

/**
 * One open session with the Native Wifi API, in plain values; numbers named by {@link WlanConstants} stay numbers.
 *
 * <p>Confined to one thread, except that the listener is called on threads of the operating system. Every call may block
 * while the service is asked, and throws a {@link WlanException} with the function's name and code if it is refused.
 */
public interface WlanPort extends AutoCloseable {
    /**
     * Returns whether radio, signal and roaming events are received. Windows refuses them to a process without the capability
     * {@code wiFiControl}, which is not the same as the consent to location.
     */
    boolean receivesRadioEvents();

    /** Returns the Wi-Fi adapters. */
    List<Adapter> adapters() throws WlanException;

    /** Returns whether an adapter is still there: of one that was removed the functions say that a parameter is wrong. */
    default boolean hasAdapter(UUID adapter) throws WlanException {
        return adapters().stream().anyMatch(each -> each.id().equals(adapter));
    }

    /** Returns the index of an interface; 0 if the system does not report it. */
    int interfaceIndex(UUID adapter);

    /** Returns whether the radio is on. */
    Radio radio(UUID adapter) throws WlanException;

    /** Returns the networks in range, and those of stored profiles; does not scan. Gated by the consent to location. */
    List<Network> networks(UUID adapter) throws WlanException;

    /** Returns the access points in range; does not scan. Gated by the consent to location. */
    List<Station> stations(UUID adapter) throws WlanException;

    /** Returns the stored profiles, in the order in which the system prefers them. */
    List<ProfileEntry> profiles(UUID adapter) throws WlanException;

    /** Returns the document of a stored profile, without its key. */
    String profileDocument(UUID adapter, String profile) throws WlanException;

    /** Returns what the adapter is connected to; null if to nothing. Gated by the consent to location. */
    @Nullable
    Connection connection(UUID adapter) throws WlanException;

    /** Returns how good the connection is; null if there is none. Not gated: neither name nor address is in it. Windows 11 and later. */
    @Nullable
    Quality quality(UUID adapter) throws WlanException;

    /** Returns the frames that were counted. */
    Frames frames(UUID adapter) throws WlanException;

    /**
     * Returns how many bytes the system answers, by the name of what is asked, and how many an entry of the list of access points
     * takes; for a transcript. What is refused is left out. Gated by the consent to location.
     */
    Map<String, Integer> answerSizes(UUID adapter);

    /** Begins a scan, whose end is an event. Gated by the consent to location. */
    void scan(UUID adapter) throws WlanException;

    /** Begins to connect by a stored profile; the end, good or bad, is an event. */
    void connect(UUID adapter, String profile) throws WlanException;

    /** Begins to disconnect. */
    void disconnect(UUID adapter) throws WlanException;

    /** Returns the system's words for a reason; empty if it has none. */
    String reasonText(int reason);

    /** Closes the session and waits until no event is being delivered; never to be called by the listener. */
    @Override
    void close();

    /** Opens sessions. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens a session and registers a listener.
         *
         * @param listener is called on foreign threads, one call at a time; has to return soon and must not call the port
         * @return the session, to be closed
         * @throws WlanException if the service refuses
         */
        WlanPort open(Consumer<Event> listener) throws WlanException;
    }

    /**
     * A Wi-Fi adapter.
     *
     * @param id its interface GUID
     * @param description its maker's name for it
     * @param state one of {@code wlan_interface_state_…}
     */
    record Adapter(UUID id, String description, int state) {}

    /** Whether a radio is on. */
    enum Radio {
        /** At least one physical layer is on. */
        ON,
        /** Switched off by software: in the settings, by a key, in flight mode. */
        OFF,
        /** Switched off by a switch of the machine. */
        OFF_BY_HARDWARE,
        /** The driver does not report it. */
        UNKNOWN
    }

    /**
     * A network as the system lists it.
     *
     * @param profile name of the stored profile; empty if there is none
     * @param ssid its name
     * @param bssids how many access points of it are in range; 0 for a profile whose network is not visible
     * @param obstacle why the system could not connect to it now, a {@code WLAN_REASON_CODE_…}; 0 if it could
     * @param connected whether this adapter is connected to it
     * @param secured whether a key is needed
     * @param authentication one of {@code DOT11_AUTH_ALGO_…}
     * @param signal quality from 0 to 100
     */
    record Network(
            String profile,
            Ssid ssid,
            int bssids,
            int obstacle,
            boolean connected,
            boolean secured,
            int authentication,
            int signal) {
        /** Returns whether the system could connect to it now. */
        public boolean connectable() {
            return obstacle == 0;
        }

        /** Returns this network as one that no adapter is connected to. */
        public Network disconnected() {
            return connected
                    ? new Network(profile, ssid, bssids, obstacle, false, secured, authentication, signal)
                    : this;
        }
    }

    /**
     * A stored profile as the system lists it.
     *
     * @param name its name
     * @param flags {@code WLAN_PROFILE_GROUP_POLICY}, {@code WLAN_PROFILE_USER}
     */
    record ProfileEntry(String name, int flags) {}

    /**
     * An access point in range.
     *
     * @param ssid the name of the network that it serves
     * @param bssid its address
     * @param physicalType one of {@code dot11_phy_type_…}
     * @param signalDbm received power in dBm
     * @param signal quality from 0 to 100
     * @param heardAt when, in units of 100 ns since 1601; 0 if not known
     * @param capabilities the capability field of its beacon
     * @param frequencyKhz centre of its channel
     * @param rates the basic and supported rates, in units of 500 kbit/s
     * @param elements the information elements of its beacon, as they came
     */
    record Station(
            Ssid ssid,
            MacAddress bssid,
            int physicalType,
            int signalDbm,
            int signal,
            long heardAt,
            int capabilities,
            long frequencyKhz,
            List<Integer> rates,
            Bytes elements) {
        /** Returns this access point with another signal, whose power follows from its quality by Microsoft's formula. */
        public Station withSignal(int quality) {
            return new Station(
                    ssid,
                    bssid,
                    physicalType,
                    quality / 2 - 100,
                    quality,
                    heardAt,
                    capabilities,
                    frequencyKhz,
                    rates,
                    elements);
        }
    }

    /**
     * What an adapter is connected to.
     *
     * @param profile name of the profile that was used
     * @param ssid the network
     * @param bssid the access point; null if unknown
     * @param secured whether it is encrypted
     * @param authentication one of {@code DOT11_AUTH_ALGO_…}; {@link #UNKNOWN_AUTHENTICATION} if unknown
     */
    record Connection(String profile, Ssid ssid, @Nullable MacAddress bssid, boolean secured, int authentication) {
        /** Stands for an algorithm that is not known: events do not contain it. */
        public static final int UNKNOWN_AUTHENTICATION = -1;

        /** Returns the same connection over another access point. */
        public Connection over(MacAddress other) {
            return new Connection(profile, ssid, other, secured, authentication);
        }
    }

    /**
     * How good a connection is.
     *
     * @param physicalType one of {@code dot11_phy_type_…}
     * @param signal quality from 0 to 100
     * @param receiveKbps rate of receiving, in kbit/s
     * @param sendKbps rate of sending, in kbit/s
     * @param multiLink whether it is a multi-link connection (Wi-Fi 7)
     * @param links its links, at least one
     */
    record Quality(
            int physicalType, int signal, long receiveKbps, long sendKbps, boolean multiLink, List<QualityLink> links) {
        /** Returns this quality with another signal; the power of a single link follows from it by Microsoft's formula. */
        public Quality withSignal(int quality) {
            return new Quality(
                    physicalType,
                    quality,
                    receiveKbps,
                    sendKbps,
                    multiLink,
                    links.size() == 1 ? List.of(links.get(0).withSignalDbm(quality / 2 - 100)) : links);
        }
    }

    /**
     * One link of a connection.
     *
     * @param id its number
     * @param frequencyMhz centre of its channel
     * @param widthMhz width of its channel
     * @param signalDbm received power in dBm
     */
    record QualityLink(int id, int frequencyMhz, int widthMhz, int signalDbm) {
        private QualityLink withSignalDbm(int dbm) {
            return new QualityLink(id, frequencyMhz, widthMhz, dbm);
        }
    }

    /**
     * Frames that an adapter has counted.
     *
     * @param sent unicast frames sent
     * @param received unicast frames received
     */
    record Frames(long sent, long received) {}

    /**
     * A notification of the service.
     *
     * @param source {@code WLAN_NOTIFICATION_SOURCE_ACM} or {@code _MSM}
     * @param code {@code wlan_notification_acm_…} or {@code _msm_…}
     * @param adapter the interface
     * @param dataSize how many bytes of data came with it
     * @param subject the connection that it is about; null if none
     * @param number why, a {@code WLAN_REASON_CODE_…} (0 is success); of a change of the signal the quality from 0 to 100
     */
    record Event(
            int source,
            int code,
            UUID adapter,
            int dataSize,
            @Nullable Connection subject,
            int number) {
        /** Returns whether it has this source and one of these codes. */
        public boolean is(int ofSource, int... codes) {
            return source == ofSource && Arrays.stream(codes).anyMatch(each -> each == code);
        }

        /** Returns the profile that it is about; empty if none. */
        public String profile() {
            return subject == null ? "" : subject.profile();
        }
    }

    /** Bytes as a value. Immutable. */
    final class Bytes {
        private final byte[] bytes;

        /** Creates a value; the array must not be written to afterwards. */
        public Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        public int length() {
            return bytes.length;
        }

        /** Returns the byte at an index, from 0 to 255. */
        public int at(int index) {
            return bytes[index] & 0xff;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
