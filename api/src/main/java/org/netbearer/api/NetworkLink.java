package org.netbearer.api;

import java.io.Serializable;
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
 * @param hardwareAddress its hardware address; empty if it has none or it is not known
 * @param mtu largest packet in bytes; 0 if not known
 * @param addresses its addresses in their order (IPv4 first); empty if none or not known
 * @param defaultRoutes the usable default routes through it, IPv4 first, lowest metric first; empty if none or not known
 * @param nameServers DNS servers learned on it, best first; empty if none or not known
 * @param counters its traffic; empty if not known. A measurement: see {@link NetworkChange}
 * @param connectivity how far traffic gets by it, for a bearer that judges links; {@link Assessment#CONNECTIVITY_UNKNOWN} if nobody
 *     does
 * @param sources for each known part, the name of the bearer that it comes from
 */
public record NetworkLink(
        String name,
        int index,
        String platformKey,
        LinkKind kind,
        Carrier carrier,
        Optional<MacAddress> hardwareAddress,
        int mtu,
        List<LinkAddress> addresses,
        List<DefaultRoute> defaultRoutes,
        List<InetAddress> nameServers,
        Optional<LinkCounters> counters,
        Assessment<Connectivity> connectivity,
        Map<LinkField, String> sources)
        implements Serializable {
    /** Copies the collections. */
    public NetworkLink {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(platformKey, "platformKey");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(carrier, "carrier");
        Objects.requireNonNull(hardwareAddress, "hardwareAddress");
        Objects.requireNonNull(counters, "counters");
        Objects.requireNonNull(connectivity, "connectivity");
        addresses = List.copyOf(addresses);
        defaultRoutes = List.copyOf(defaultRoutes);
        nameServers = List.copyOf(nameServers);
        sources = sources.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(sources));
    }

    /**
     * Returns the best default route of a family.
     *
     * @param family the address family
     * @return the usable default route with the lowest metric, or empty
     */
    public Optional<DefaultRoute> defaultRoute(DefaultRoute.Family family) {
        return defaultRoutes.stream().filter(route -> route.family() == family).findFirst();
    }

    /**
     * Compares all but the counters and the date of the judgement.
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
                        || !hardwareAddress.equals(other.hardwareAddress)
                        || mtu != other.mtu
                        || !addresses.equals(other.addresses)
                        || !defaultRoutes.equals(other.defaultRoutes)
                        || !nameServers.equals(other.nameServers)
                        || connectivity.differsFrom(other.connectivity)
                        || !sources.equals(other.sources));
    }

    /**
     * Returns a builder of an interface of which nothing but the name is known.
     *
     * @param name the operating system's name, such as {@code eth0}
     * @return a builder
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Returns a builder that begins with the values of this.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        var copy = new Builder(name);
        copy.index = index;
        copy.platformKey = platformKey;
        copy.kind = kind;
        copy.carrier = carrier;
        copy.hardwareAddress = hardwareAddress.orElse(null);
        copy.mtu = mtu;
        copy.addresses = addresses;
        copy.defaultRoutes = defaultRoutes;
        copy.nameServers = nameServers;
        copy.counters = counters.orElse(null);
        copy.connectivity = connectivity;
        copy.sources = sources;
        return copy;
    }

    private Object writeReplace() {
        return SerializedValue.of(this);
    }

    /** Collects the parts of a {@link NetworkLink}; confined to one thread. */
    public static final class Builder {
        private final String name;
        private int index;
        private String platformKey = "";
        private LinkKind kind = LinkKind.UNKNOWN;
        private Carrier carrier = Carrier.UNKNOWN;
        private @Nullable MacAddress hardwareAddress;
        private int mtu;
        private List<LinkAddress> addresses = List.of();
        private List<DefaultRoute> defaultRoutes = List.of();
        private List<InetAddress> nameServers = List.of();
        private @Nullable LinkCounters counters;
        private Assessment<Connectivity> connectivity = Assessment.CONNECTIVITY_UNKNOWN;
        private Map<LinkField, String> sources = Map.of();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Sets {@link NetworkLink#index()}.
         *
         * @param value the operating system's index; 0 if not known
         * @return this
         */
        public Builder index(int value) {
            index = value;
            return this;
        }

        /**
         * Sets {@link NetworkLink#platformKey()}.
         *
         * @param value a key of the platform that survives a rename, such as a Windows interface GUID
         * @return this
         */
        public Builder platformKey(String value) {
            platformKey = Objects.requireNonNull(value, "platformKey");
            return this;
        }

        /**
         * Sets {@link NetworkLink#kind()}.
         *
         * @param value what it is; {@link LinkKind#UNKNOWN} if not known
         * @return this
         */
        public Builder kind(LinkKind value) {
            kind = Objects.requireNonNull(value, "kind");
            return this;
        }

        /**
         * Sets {@link NetworkLink#carrier()}.
         *
         * @param value whether there is a signal; {@link Carrier#UNKNOWN} if not known
         * @return this
         */
        public Builder carrier(Carrier value) {
            carrier = Objects.requireNonNull(value, "carrier");
            return this;
        }

        /**
         * Sets {@link NetworkLink#hardwareAddress()}.
         *
         * @param value its hardware address
         * @return this
         */
        public Builder hardwareAddress(MacAddress value) {
            hardwareAddress = Objects.requireNonNull(value, "hardwareAddress");
            return this;
        }

        /**
         * Sets {@link NetworkLink#mtu()}.
         *
         * @param value largest packet in bytes; 0 if not known
         * @return this
         */
        public Builder mtu(int value) {
            mtu = value;
            return this;
        }

        /**
         * Sets {@link NetworkLink#addresses()}.
         *
         * @param value its addresses in their order (IPv4 first)
         * @return this
         */
        public Builder addresses(List<LinkAddress> value) {
            addresses = Objects.requireNonNull(value, "addresses");
            return this;
        }

        /**
         * Sets {@link NetworkLink#defaultRoutes()}.
         *
         * @param value the usable default routes through it, IPv4 first, lowest metric first
         * @return this
         */
        public Builder defaultRoutes(List<DefaultRoute> value) {
            defaultRoutes = Objects.requireNonNull(value, "defaultRoutes");
            return this;
        }

        /**
         * Sets {@link NetworkLink#nameServers()}.
         *
         * @param value DNS servers learned on it, best first
         * @return this
         */
        public Builder nameServers(List<InetAddress> value) {
            nameServers = Objects.requireNonNull(value, "nameServers");
            return this;
        }

        /**
         * Sets {@link NetworkLink#counters()}.
         *
         * @param value its traffic
         * @return this
         */
        public Builder counters(LinkCounters value) {
            counters = Objects.requireNonNull(value, "counters");
            return this;
        }

        /**
         * Sets {@link NetworkLink#connectivity()}.
         *
         * @param value how far traffic gets by it
         * @return this
         */
        public Builder connectivity(Assessment<Connectivity> value) {
            connectivity = Objects.requireNonNull(value, "connectivity");
            return this;
        }

        /**
         * Sets {@link NetworkLink#sources()}.
         *
         * @param value for each known part, the name of the bearer that it comes from
         * @return this
         */
        public Builder sources(Map<LinkField, String> value) {
            sources = Objects.requireNonNull(value, "sources");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public NetworkLink build() {
            return new NetworkLink(
                    name,
                    index,
                    platformKey,
                    kind,
                    carrier,
                    Optional.ofNullable(hardwareAddress),
                    mtu,
                    addresses,
                    defaultRoutes,
                    nameServers,
                    Optional.ofNullable(counters),
                    connectivity,
                    sources);
        }
    }
}
