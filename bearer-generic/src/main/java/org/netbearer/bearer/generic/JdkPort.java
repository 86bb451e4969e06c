package org.netbearer.bearer.generic;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.MacAddress;
import org.netbearer.bearer.generic.port.Destinations;

/**
 * Reads interfaces through {@link NetworkInterface}: all that there is on Windows and macOS, and the IPv4 addresses on Linux.
 *
 * <p>On Linux the JDK does not list an interface without an address.
 *
 * <p>Immutable and thread-safe.
 */
final class JdkPort implements JdkSource {
    private static final int ATTEMPTS = 3;

    private static final int DISCARD = 9;

    private final Supplier<Destinations> destinations;

    JdkPort(Supplier<Destinations> destinations) {
        this.destinations = destinations;
    }

    /** What the JDK throws in place of an empty list, as in a new network namespace. */
    private static final String NONE = "No network interfaces configured";

    @Override
    public List<JdkLink> links(Depth depth) throws IOException {
        SocketException failure = new SocketException("never tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return NetworkInterface.networkInterfaces()
                        .map(found -> read(found, depth))
                        .flatMap(Optional::stream)
                        .toList();
            } catch (SocketException whileListing) {
                if (NONE.equals(whileListing.getMessage())) {
                    return List.of();
                }
                failure = whileListing;
            }
        }
        throw failure;
    }

    /** Reads one interface; one that vanishes meanwhile is left out. */
    private static Optional<JdkLink> read(NetworkInterface found, Depth depth) {
        try {
            var addresses = addresses(found);
            var displayName = Optional.ofNullable(found.getDisplayName()).orElseGet(found::getName);
            int index = Math.max(0, found.getIndex());
            if (depth == Depth.ADDRESSES) {
                return Optional.of(new JdkLink(
                        found.getName(), displayName, index, EnumSet.noneOf(JdkLink.Flag.class), null, 0, addresses));
            }
            return Optional.of(new JdkLink(
                    found.getName(),
                    displayName,
                    index,
                    flags(found),
                    hardwareAddress(found.getHardwareAddress()),
                    Math.max(0, found.getMTU()),
                    addresses));
        } catch (SocketException gone) {
            return Optional.empty();
        }
    }

    private static EnumSet<JdkLink.Flag> flags(NetworkInterface found) throws SocketException {
        var flags = EnumSet.noneOf(JdkLink.Flag.class);
        if (found.isUp()) {
            flags.add(JdkLink.Flag.UP);
        }
        if (found.isLoopback()) {
            flags.add(JdkLink.Flag.LOOPBACK);
        }
        if (found.isPointToPoint()) {
            flags.add(JdkLink.Flag.POINT_TO_POINT);
        }
        return flags;
    }

    private static List<LinkAddress> addresses(NetworkInterface found) {
        var addresses = new ArrayList<LinkAddress>();
        for (InterfaceAddress each : found.getInterfaceAddresses()) {
            // some systems give no prefix length (-1), or an impossible one for a point-to-point link
            InetAddress address = each.getAddress();
            int bits = address.getAddress().length * 8;
            int prefix = each.getNetworkPrefixLength();
            addresses.add(new LinkAddress(address, prefix < 0 || prefix > bits ? bits : prefix));
        }
        return addresses;
    }

    private static @Nullable MacAddress hardwareAddress(byte @Nullable [] octets) {
        return octets == null || octets.length != 6 ? null : MacAddress.of(octets);
    }

    /**
     * Asks the system's routing for the address from which it would send to the outside: a datagram socket is connected, which
     * looks the route up and sends nothing.
     */
    @Override
    public List<InetAddress> outwardAddresses(Collection<JdkLink> links) {
        var addresses = new ArrayList<InetAddress>();
        outward(StandardProtocolFamily.INET, destinations.get().ipv4(), links).ifPresent(addresses::add);
        outward(StandardProtocolFamily.INET6, destinations.get().ipv6(), links).ifPresent(addresses::add);
        return addresses;
    }

    private static Optional<InetAddress> outward(
            ProtocolFamily family, List<InetAddress> targets, Collection<JdkLink> links) {
        return targets.stream()
                .filter(target -> links.stream().noneMatch(link -> Subnets.contain(link.addresses(), target)))
                .map(target -> outward(family, target))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns the addresses of an interface, by its index; none if there is no such interface. */
    static List<InetAddress> addressesOf(int index) {
        try {
            NetworkInterface found = NetworkInterface.getByIndex(index);
            return found == null ? List.of() : found.inetAddresses().toList();
        } catch (SocketException gone) {
            return List.of();
        }
    }

    /** Returns the address from which the system would send to a destination. */
    static Optional<InetAddress> sourceFor(InetAddress destination) {
        return outward(
                destination instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET,
                destination);
    }

    private static Optional<InetAddress> outward(ProtocolFamily family, InetAddress target) {
        try (var channel = DatagramChannel.open(family)) {
            channel.connect(new InetSocketAddress(target, DISCARD));
            return channel.getLocalAddress() instanceof InetSocketAddress local
                            && !local.getAddress().isAnyLocalAddress()
                    ? Optional.of(local.getAddress())
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException noRouteOrNoSuchFamily) {
            return Optional.empty();
        }
    }
}
