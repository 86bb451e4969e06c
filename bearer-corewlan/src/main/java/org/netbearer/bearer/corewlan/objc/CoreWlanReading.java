package org.netbearer.bearer.corewlan.objc;

import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityDynamicWEP;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityNone;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityOWE;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityOWETransition;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityUnknown;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWEP;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWPA2Enterprise;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWPA2Personal;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWPA3Enterprise;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWPA3Personal;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWPA3Transition;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWPAEnterprise;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWPAEnterpriseMixed;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWPAPersonal;
import static org.netbearer.bearer.corewlan.port.CoreWlanConstants.kCWSecurityWPAPersonalMixed;

import com.sun.jna.Pointer;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.MacAddress;
import org.netbearer.api.Ssid;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Air;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Link;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Network;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Profile;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Radio;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.RadioLink;

/** Converts CoreWLAN's objects to plain values, within an autorelease pool of the calling thread. Thread-safe. */
final class CoreWlanReading {
    /** The kinds of security to ask a network for, strongest first; it has no getter for its security. */
    private static final List<Long> SECURITIES = List.of(
            kCWSecurityWPA3Enterprise,
            kCWSecurityWPA3Personal,
            kCWSecurityWPA3Transition,
            kCWSecurityWPA2Enterprise,
            kCWSecurityWPA2Personal,
            kCWSecurityWPAEnterpriseMixed,
            kCWSecurityWPAPersonalMixed,
            kCWSecurityWPAEnterprise,
            kCWSecurityWPAPersonal,
            kCWSecurityOWE,
            kCWSecurityOWETransition,
            kCWSecurityDynamicWEP,
            kCWSecurityWEP,
            kCWSecurityNone);

    private final Messenger messenger;
    private final Foundation foundation;
    private final Abi abi;

    CoreWlanReading(Messenger messenger, Foundation foundation, Abi abi) {
        this.abi = abi;
        this.messenger = messenger;
        this.foundation = foundation;
    }

    RadioLink radioLink(Pointer radio) {
        boolean on = messenger.flag(Message.POWER_ON, radio);
        return new RadioLink(
                foundation.text(messenger.object(Message.INTERFACE_NAME, radio)), on, on ? link(radio) : null);
    }

    Radio radio(Pointer radio) {
        var link = radioLink(radio);
        return new Radio(
                link.name(),
                link.on(),
                foundation.address(messenger.object(Message.HARDWARE_ADDRESS, radio)),
                link.link(),
                scanResults(radio).stream().map(this::network).toList(),
                profiles(radio),
                link.link() == null ? null : air(radio));
    }

    /**
     * Reads the link. No message asks whether there is one: a name, a security or a signal implies one. A live link may still be
     * missed, as its signal is 0 at times; the dynamic store is reliable.
     */
    private @Nullable Link link(Pointer radio) {
        var ssid = foundation.ssid(messenger.object(Message.LINK_SSID_DATA, radio));
        var bssid = foundation.address(messenger.object(Message.LINK_BSSID, radio));
        long security = messenger.number(Message.LINK_SECURITY, radio);
        boolean linked = ssid != null
                || bssid != null
                || security != kCWSecurityUnknown
                || messenger.number(Message.LINK_RSSI, radio) != 0;
        return linked ? new Link(ssid, bssid, security) : null;
    }

    Air air(Pointer radio) {
        var channel = messenger.has(Message.LINK_CHANNEL, abi) ? messenger.object(Message.LINK_CHANNEL, radio) : null;
        return new Air(
                messenger.number(Message.LINK_RSSI, radio),
                messenger.has(Message.LINK_NOISE, abi) ? messenger.number(Message.LINK_NOISE, radio) : 0,
                channel == null ? 0 : messenger.number(Message.CHANNEL_NUMBER, channel),
                messenger.has(Message.TRANSMIT_RATE, abi) ? messenger.fraction(Message.TRANSMIT_RATE, radio) : 0,
                messenger.has(Message.ACTIVE_PHY_MODE, abi) ? messenger.number(Message.ACTIVE_PHY_MODE, radio) : 0,
                messenger.has(Message.COUNTRY_CODE, abi)
                        ? foundation.text(messenger.object(Message.COUNTRY_CODE, radio))
                        : "");
    }

    private List<Pointer> scanResults(Pointer radio) {
        return foundation.set(messenger.object(Message.CACHED_SCAN_RESULTS, radio));
    }

    /** Finds the scan result of an access point, or the strongest of a network; null if there is none. */
    @Nullable
    Pointer network(Pointer radio, Ssid ssid, @Nullable MacAddress bssid) {
        Pointer strongest = null;
        for (Pointer network : scanResults(radio)) {
            var name = foundation.ssid(messenger.object(Message.SSID_DATA, network));
            boolean meant = bssid == null
                    ? Objects.equals(ssid, name)
                    : bssid.equals(foundation.address(messenger.object(Message.BSSID, network)));
            if (meant && (strongest == null || signal(network) > signal(strongest))) {
                strongest = network;
            }
        }
        return strongest;
    }

    private long signal(Pointer network) {
        long dbm = messenger.number(Message.RSSI, network);
        return dbm == 0 ? Long.MIN_VALUE : dbm; // 0 is no measurement
    }

    /** Returns whether stations are let in without a password. */
    boolean needsNoPassword(Pointer network) {
        for (long kind : List.of(kCWSecurityNone, kCWSecurityOWE, kCWSecurityOWETransition)) {
            if (messenger.flag(Message.SUPPORTS_SECURITY, network, new Object[] {kind})) {
                return true;
            }
        }
        return false;
    }

    private Network network(Pointer network) {
        var channel = messenger.object(Message.WLAN_CHANNEL, network);
        return new Network(
                foundation.ssid(messenger.object(Message.SSID_DATA, network)),
                foundation.address(messenger.object(Message.BSSID, network)),
                securities(network),
                messenger.number(Message.RSSI, network),
                channel == null ? 0 : messenger.number(Message.CHANNEL_NUMBER, channel),
                channel == null ? 0 : messenger.number(Message.CHANNEL_BAND, channel),
                channel == null ? 0 : messenger.number(Message.CHANNEL_WIDTH, channel));
    }

    private Set<Long> securities(Pointer network) {
        var supported = new HashSet<Long>();
        for (Long kind : SECURITIES) {
            if (messenger.flag(Message.SUPPORTS_SECURITY, network, new Object[] {kind})) {
                supported.add(kind);
            }
        }
        return Set.copyOf(supported);
    }

    private List<Profile> profiles(Pointer radio) {
        var configuration = messenger.object(Message.CONFIGURATION, radio);
        var stored = configuration == null ? null : messenger.object(Message.NETWORK_PROFILES, configuration);
        return foundation.orderedSet(stored).stream()
                .map(profile -> new Profile(
                        foundation.ssid(messenger.object(Message.PROFILE_SSID_DATA, profile)),
                        messenger.number(Message.PROFILE_SECURITY, profile)))
                .toList();
    }
}
