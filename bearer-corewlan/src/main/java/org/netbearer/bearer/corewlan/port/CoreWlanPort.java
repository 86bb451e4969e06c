package org.netbearer.bearer.corewlan.port;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;

/**
 * One client of CoreWLAN, in plain values; numbers named by {@link CoreWlanConstants} stay numbers.
 *
 * <p>Thread-safe. Every call may block while the Wi-Fi service is asked; {@link #scan}, {@link #join} and {@link #leave}
 * do so for seconds. A call that is refused throws a {@link CoreWlanException} with its message, domain and code.
 */
public interface CoreWlanPort extends AutoCloseable {
    /** Returns which events the system refused to send, and why; empty if none. */
    String subscriptionError();

    /** Returns power and link of every Wi-Fi interface, and nothing else: cheap enough for a comparison with the events. */
    List<RadioLink> links() throws CoreWlanException;

    /** Reads everything that is known of every Wi-Fi interface; does not scan. */
    List<Radio> radios() throws CoreWlanException;

    /** Measures the air around a radio; what this system has no message for, or redacts, is 0 or empty. */
    Air air(String radio) throws CoreWlanException;

    /** Returns the {@code CLAuthorizationStatus} of this process, never asking the user; empty if the system does not report it. */
    OptionalInt authorizationStatus();

    /** Returns whether this process may know where the machine is; never asks the user. */
    default Location location() {
        var status = authorizationStatus();
        if (status.isEmpty()) {
            return Location.UNKNOWN;
        }
        return switch (status.getAsInt()) {
            case CoreWlanConstants.kCLAuthorizationStatusNotDetermined,
                    CoreWlanConstants.kCLAuthorizationStatusRestricted,
                    CoreWlanConstants.kCLAuthorizationStatusDenied -> Location.DENIED;
            default -> Location.ALLOWED;
        };
    }

    /** Scans, and returns when the result can be read. */
    void scan(String radio) throws CoreWlanException;

    /**
     * Joins a network that needs no password, and returns when that is decided. A secured one is refused.
     *
     * @param ssid the network
     * @param bssid the access point to use; null for the strongest of that name
     * @param wanted is asked once if that succeeds, which may be after {@link #close}; if not, the network is left again
     */
    void join(String radio, Ssid ssid, @Nullable MacAddress bssid, BooleanSupplier wanted) throws CoreWlanException;

    /** Leaves the network that a radio is in; the system may join another stored one by itself at once. */
    void leave(String radio) throws CoreWlanException;

    /** Ends the events and lets go of the client; calls that are under way on other threads end as they will. */
    @Override
    void close();

    /** Opens clients. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens a client that reports events.
         *
         * @param listener is called on foreign threads; has to return soon and must not call the port
         * @return the client, to be closed
         * @throws CoreWlanException if the Wi-Fi service is not there
         */
        CoreWlanPort open(Consumer<Event> listener) throws CoreWlanException;
    }

    /**
     * A Wi-Fi interface.
     *
     * @param name its BSD name
     * @param on whether it has power
     * @param hardwareAddress its address; null if the system does not report it
     * @param link what it is connected to; null if to none, or if the system does not report it
     * @param networks the cached scan results
     * @param profiles what the system has stored, in the order of preference
     * @param air what it measures; null without a link
     */
    record Radio(
            String name,
            boolean on,
            @Nullable MacAddress hardwareAddress,
            @Nullable Link link,
            List<Network> networks,
            List<Profile> profiles,
            @Nullable Air air) {}

    /**
     * Power and link of a Wi-Fi interface.
     *
     * @param name its BSD name
     * @param on whether it has power
     * @param link what it is connected to; null if to none, or if the system does not report it
     */
    record RadioLink(String name, boolean on, @Nullable Link link) {}

    /**
     * A connection.
     *
     * @param ssid the network; null if the system keeps the name to itself
     * @param bssid the access point; null in the same case
     * @param security one of {@code kCWSecurity…}
     */
    record Link(@Nullable Ssid ssid, @Nullable MacAddress bssid, long security) {}

    /**
     * What a radio measures, and the rules that it goes by.
     *
     * @param signalDbm received power of its link in dBm; 0 without a link
     * @param noiseDbm noise on its channel in dBm; 0 if not known
     * @param channel number of its link's channel; 0 without a link
     * @param transmitRate rate at which it sends, in Mbit/s; 0 if not known
     * @param phyMode one of {@code kCWPHYMode…}; 0 without a link
     * @param country the country whose rules it goes by, as two letters; empty if not known
     */
    record Air(long signalDbm, long noiseDbm, long channel, double transmitRate, long phyMode, String country) {}

    /**
     * An access point in range; CoreWLAN calls it a network.
     *
     * @param ssid the name of its network; null if it is hidden, or the system keeps it to itself
     * @param bssid its address; null only if the system keeps it to itself
     * @param securities all of {@code kCWSecurity…} that it supports
     * @param signalDbm received power in dBm
     * @param channel number of its channel
     * @param band one of {@code kCWChannelBand…}
     * @param width one of {@code kCWChannelWidth…}
     */
    record Network(
            @Nullable Ssid ssid,
            @Nullable MacAddress bssid,
            Set<Long> securities,
            long signalDbm,
            long channel,
            long band,
            long width) {}

    /**
     * A stored network.
     *
     * @param ssid its name; null if the system keeps it to itself
     * @param security one of {@code kCWSecurity…}
     */
    record Profile(@Nullable Ssid ssid, long security) {}

    /** Whether names and addresses of networks may be known. */
    enum Location {
        /** The user has allowed it, as far as the system reports. */
        ALLOWED,
        /** It was refused, or never asked for. */
        DENIED,
        /** The system does not say. */
        UNKNOWN
    }

    /** What can happen. */
    enum EventKind {
        /** A radio was switched on or off. */
        POWER,
        /** A radio is in another network, or in none. */
        SSID,
        /** A radio uses another access point. */
        BSSID,
        /** A link came or went. */
        LINK,
        /** The scan results changed. */
        SCAN_CACHE,
        /** The Wi-Fi service has restarted; the client is still good. */
        INTERRUPTED,
        /** The client is of no use any more. */
        INVALIDATED
    }

    /**
     * Something that happened.
     *
     * @param kind what
     * @param radio name of the interface; empty if it is about all of them
     */
    record Event(EventKind kind, String radio) {}
}
