package org.netbearer.bearer.wlanapi.port;

import java.util.Arrays;
import java.util.List;
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
    /** Returns whether radio and signal events are heard; they are kept from a process that may not know where it is. */
    boolean hearsRadio();

    /** Lists the Wi-Fi adapters. */
    List<Adapter> adapters() throws WlanException;

    /** Finds the index of an interface; 0 if the system does not tell. */
    int interfaceIndex(UUID adapter);

    /** Asks whether the radio is on. */
    Radio radio(UUID adapter) throws WlanException;

    /** Lists the networks that were heard, and those of stored profiles; does not scan. */
    List<Network> networks(UUID adapter) throws WlanException;

    /** Lists the access points that were heard; does not scan. */
    List<Station> stations(UUID adapter) throws WlanException;

    /** Lists the names of the stored profiles, in the order in which the system prefers them. */
    List<String> profiles(UUID adapter) throws WlanException;

    /** Reads the document of a stored profile, without its key. */
    String profileDocument(UUID adapter, String profile) throws WlanException;

    /** Asks what the adapter is connected to; null if to nothing. */
    @Nullable
    Connection connection(UUID adapter) throws WlanException;

    /** Asks for the frames that were counted. */
    Frames frames(UUID adapter) throws WlanException;

    /** Begins a scan, whose end is an event. */
    void scan(UUID adapter) throws WlanException;

    /** Begins to connect by a stored profile; the end, good or bad, is an event. */
    void connect(UUID adapter, String profile) throws WlanException;

    /** Begins to disconnect. */
    void disconnect(UUID adapter) throws WlanException;

    /** Asks the system to put a reason into words; empty if it cannot. */
    String reasonText(int reason);

    /** Ends the session and waits until no event is being delivered; never to be called by the listener. */
    @Override
    void close();

    /** Opens sessions. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens a session that tells what happens.
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
        /** The driver does not tell. */
        UNKNOWN
    }

    /**
     * A network as the system lists it.
     *
     * @param profile name of the stored profile; empty if there is none
     * @param ssid its name
     * @param connectable whether the system could connect to it now
     * @param connected whether this adapter is connected to it
     * @param secured whether a key is needed
     * @param authentication one of {@code DOT11_AUTH_ALGO_…}
     * @param signal quality from 0 to 100
     */
    record Network(
            String profile,
            Ssid ssid,
            boolean connectable,
            boolean connected,
            boolean secured,
            int authentication,
            int signal) {}

    /**
     * An access point as it was heard.
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
            Bytes elements) {}

    /**
     * What an adapter is connected to.
     *
     * @param profile name of the profile that was used
     * @param ssid the network
     * @param bssid the access point
     * @param secured whether it is encrypted
     * @param authentication one of {@code DOT11_AUTH_ALGO_…}
     */
    record Connection(String profile, Ssid ssid, MacAddress bssid, boolean secured, int authentication) {}

    /**
     * Frames that an adapter has counted.
     *
     * @param sent unicast frames sent
     * @param received unicast frames received
     */
    record Frames(long sent, long received) {}

    /**
     * Something that happened.
     *
     * @param source {@code WLAN_NOTIFICATION_SOURCE_ACM} or {@code _MSM}
     * @param code {@code wlan_notification_acm_…} or {@code _msm_…}
     * @param adapter the interface
     * @param profile the profile that it is about; empty if none
     * @param reason why, a {@code WLAN_REASON_CODE_…}; 0 is success
     */
    record Event(int source, int code, UUID adapter, String profile, int reason) {}

    /** Bytes as a value. Immutable. */
    final class Bytes {
        private final byte[] bytes;

        /** Takes the bytes over; nobody else may write to them. */
        public Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        public int length() {
            return bytes.length;
        }

        /** The byte at an index, from 0 to 255. */
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
