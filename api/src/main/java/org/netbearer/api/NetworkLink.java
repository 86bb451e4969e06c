package org.netbearer.api;

import java.net.InetAddress;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The network interface under a configuration, merged from all bearers that know it.
 *
 * <p>Immutable. Each part comes from the bearer of highest service ranking that knows it; {@link #sources()} says which.
 * A part without a source is not known, and has the neutral value named below.
 *
 * @param name the operating system's name, such as {@code eth0}
 * @param index the operating system's index; 0 if not known
 * @param platformKey a key of the platform that survives a rename, such as a Windows interface GUID; empty if none
 * @param kind what it is; {@link LinkKind#UNKNOWN} if not known
 * @param carrier whether there is a signal; {@link Carrier#UNKNOWN} if not known
 * @param hardwareAddress its hardware address; null if it has none or it is not known
 * @param mtu largest packet in bytes; 0 if not known
 * @param addresses its addresses in their order (IPv4 first); empty if none or not known
 * @param defaultRoutes the usable default routes through it, IPv4 first, lowest metric first; empty if none or not known
 * @param nameServers DNS servers learned on it, best first; empty if none or not known
 * @param counters its traffic; null if not known. A measurement: see {@link NetworkChange}
 * @param sources for each known part, the name of the bearer that it comes from
 */
public record NetworkLink(
        String name,
        int index,
        String platformKey,
        LinkKind kind,
        Carrier carrier,
        @Nullable MacAddress hardwareAddress,
        int mtu,
        List<LinkAddress> addresses,
        List<DefaultRoute> defaultRoutes,
        List<InetAddress> nameServers,
        @Nullable LinkCounters counters,
        Map<LinkField, String> sources) {
    /** Copies the collections. */
    public NetworkLink {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(platformKey, "platformKey");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(carrier, "carrier");
        addresses = List.copyOf(addresses);
        defaultRoutes = List.copyOf(defaultRoutes);
        nameServers = List.copyOf(nameServers);
        sources = sources.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(sources));
    }

    /**
     * Finds the best default route of a family.
     *
     * @param family the address family
     * @return the usable default route with the lowest metric, or empty
     */
    public Optional<DefaultRoute> defaultRoute(DefaultRoute.Family family) {
        return defaultRoutes.stream().filter(route -> route.family() == family).findFirst();
    }

    /**
     * Compares all but the counters.
     *
     * @param other the link to compare with
     * @return true if anything but {@link #counters()} differs
     */
    public boolean differsFrom(NetworkLink other) {
        return this != other
                && (!name.equals(other.name)
                        || index != other.index
                        || !platformKey.equals(other.platformKey)
                        || kind != other.kind
                        || carrier != other.carrier
                        || !Objects.equals(hardwareAddress, other.hardwareAddress)
                        || mtu != other.mtu
                        || !addresses.equals(other.addresses)
                        || !defaultRoutes.equals(other.defaultRoutes)
                        || !nameServers.equals(other.nameServers)
                        || !sources.equals(other.sources));
    }
}
