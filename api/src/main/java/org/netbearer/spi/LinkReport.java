package org.netbearer.spi;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Assessment;
import org.netbearer.api.Carrier;
import org.netbearer.api.Connectivity;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkKind;
import org.netbearer.api.MacAddress;

/**
 * What one bearer knows of one network interface.
 *
 * <p>Immutable. Empty, {@link LinkKind#UNKNOWN} and {@link Carrier#UNKNOWN} mean "I do not know", and the core fills the
 * gap from a bearer of lower ranking; a list without entries means "I know that there are none".
 *
 * @param key which interface
 * @param kind what it is
 * @param carrier whether there is a signal; {@link Carrier#ABSENT} for an interface that is switched off
 * @param hardwareAddress its hardware address
 * @param mtu largest packet in bytes
 * @param addresses its addresses; the order does not matter
 * @param defaultRoutes its usable default routes: link up, not reject, not linkdown, not on loopback; the order does not
 *     matter
 * @param nameServers DNS servers learned on it, best first
 * @param counters its traffic
 * @param master name of the bridge or bond that it is a port of; empty if none
 * @param lower names of the interfaces that it lies on (VLAN, macvlan, bond); empty if none
 * @param farEndElsewhere whether its other end (veth) or the interface that it lies on (VLAN, macvlan) is in another network
 *     namespace; false also if that is not known
 * @param leadsOut the address families by which it leads out: the system's routing, asked for a far destination by this link
 *     and no other, has a route and a usable source address. Unknown where the system cannot be asked
 * @param chosen where the system's routing names this link, asked without naming one; more than one link is named for a
 *     family that has a multipath route. Unknown where the system cannot be asked; empty if it names others or none
 * @param refused the address families for which the system refuses to send anything out by whatever link (blackhole,
 *     prohibit, unreachable), the same for all links of a machine; empty also if that is not known
 * @param connectivity how far traffic gets by this link, for a bearer that judges links. It counts for a configuration over the
 *     link whose own bearer does not judge
 */
public record LinkReport(
        InterfaceKey key,
        LinkKind kind,
        Carrier carrier,
        Optional<MacAddress> hardwareAddress,
        OptionalInt mtu,
        Optional<List<LinkAddress>> addresses,
        Optional<List<DefaultRoute>> defaultRoutes,
        Optional<List<InetAddress>> nameServers,
        Optional<LinkCounters> counters,
        String master,
        List<String> lower,
        boolean farEndElsewhere,
        Optional<Set<DefaultRoute.Family>> leadsOut,
        Optional<List<RouteChoice>> chosen,
        Set<DefaultRoute.Family> refused,
        Optional<Assessment<Connectivity>> connectivity) {
    private static final Comparator<DefaultRoute> BY_COST =
            Comparator.comparing(DefaultRoute::family).thenComparingLong(DefaultRoute::metric);

    /** Copies and sorts the lists. */
    public LinkReport {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(carrier, "carrier");
        Objects.requireNonNull(master, "master");
        Objects.requireNonNull(hardwareAddress, "hardwareAddress");
        Objects.requireNonNull(mtu, "mtu");
        addresses = addresses.map(known -> List.copyOf(known).stream().sorted().toList());
        defaultRoutes = defaultRoutes.map(
                known -> List.copyOf(known).stream().sorted(BY_COST).toList());
        nameServers = nameServers.map(List::copyOf);
        Objects.requireNonNull(counters, "counters");
        lower = List.copyOf(lower);
        leadsOut = leadsOut.map(Set::copyOf);
        chosen = chosen.map(choices -> List.copyOf(choices).stream().sorted().toList());
        refused = Set.copyOf(refused);
        Objects.requireNonNull(connectivity, "connectivity");
    }

    /**
     * Returns a builder of a report that knows nothing but the interface.
     *
     * @param key which interface
     * @return a builder
     */
    public static Builder builder(InterfaceKey key) {
        return new Builder(key);
    }

    /**
     * Returns a builder of a report that knows what this one knows.
     *
     * @return a builder
     */
    public Builder toBuilder() {
        var builder = new Builder(key);
        builder.kind = kind;
        builder.carrier = carrier;
        builder.hardwareAddress = hardwareAddress.orElse(null);
        builder.mtu = mtu.isPresent() ? mtu.getAsInt() : null;
        builder.addresses = addresses.orElse(null);
        builder.defaultRoutes = defaultRoutes.orElse(null);
        builder.nameServers = nameServers.orElse(null);
        builder.counters = counters.orElse(null);
        builder.master = master;
        builder.lower = lower;
        builder.farEndElsewhere = farEndElsewhere;
        builder.leadsOut = leadsOut.orElse(null);
        builder.chosen = chosen.orElse(null);
        builder.refused = refused;
        builder.connectivity = connectivity.orElse(null);
        return builder;
    }

    /** Collects the parts of a {@link LinkReport}; confined to one thread. */
    public static final class Builder {
        private final InterfaceKey key;
        private LinkKind kind = LinkKind.UNKNOWN;
        private Carrier carrier = Carrier.UNKNOWN;
        private @Nullable MacAddress hardwareAddress;
        private @Nullable Integer mtu;
        private @Nullable List<LinkAddress> addresses;
        private @Nullable List<DefaultRoute> defaultRoutes;
        private @Nullable List<InetAddress> nameServers;
        private @Nullable LinkCounters counters;
        private String master = "";
        private List<String> lower = List.of();
        private boolean farEndElsewhere;
        private @Nullable Set<DefaultRoute.Family> leadsOut;
        private @Nullable List<RouteChoice> chosen;
        private Set<DefaultRoute.Family> refused = Set.of();
        private @Nullable Assessment<Connectivity> connectivity;

        private Builder(InterfaceKey key) {
            this.key = Objects.requireNonNull(key, "key");
        }

        /**
         * Sets {@link LinkReport#kind()}.
         *
         * @param value what it is
         * @return this
         */
        public Builder kind(LinkKind value) {
            kind = Objects.requireNonNull(value, "kind");
            return this;
        }

        /**
         * Sets {@link LinkReport#carrier()}.
         *
         * @param value whether there is a signal; {@link Carrier#ABSENT} for an interface that is switched off
         * @return this
         */
        public Builder carrier(Carrier value) {
            carrier = Objects.requireNonNull(value, "carrier");
            return this;
        }

        /**
         * Sets {@link LinkReport#hardwareAddress()}.
         *
         * @param value its hardware address
         * @return this
         */
        public Builder hardwareAddress(MacAddress value) {
            hardwareAddress = Objects.requireNonNull(value, "hardwareAddress");
            return this;
        }

        /**
         * Sets {@link LinkReport#mtu()}.
         *
         * @param value largest packet in bytes
         * @return this
         */
        public Builder mtu(int value) {
            mtu = value;
            return this;
        }

        /**
         * Sets {@link LinkReport#addresses()}.
         *
         * @param value its addresses; the order does not matter
         * @return this
         */
        public Builder addresses(List<LinkAddress> value) {
            addresses = Objects.requireNonNull(value, "addresses");
            return this;
        }

        /**
         * Sets {@link LinkReport#defaultRoutes()}.
         *
         * @param value its usable default routes: link up, not reject, not linkdown, not on loopback; the order does not matter
         * @return this
         */
        public Builder defaultRoutes(List<DefaultRoute> value) {
            defaultRoutes = Objects.requireNonNull(value, "defaultRoutes");
            return this;
        }

        /**
         * Sets {@link LinkReport#nameServers()}.
         *
         * @param value DNS servers learned on it, best first
         * @return this
         */
        public Builder nameServers(List<InetAddress> value) {
            nameServers = Objects.requireNonNull(value, "nameServers");
            return this;
        }

        /**
         * Sets {@link LinkReport#counters()}.
         *
         * @param value its traffic
         * @return this
         */
        public Builder counters(LinkCounters value) {
            counters = Objects.requireNonNull(value, "counters");
            return this;
        }

        /**
         * Sets {@link LinkReport#master()}.
         *
         * @param value name of the bridge or bond that it is a port of
         * @return this
         */
        public Builder master(String value) {
            master = Objects.requireNonNull(value, "master");
            return this;
        }

        /**
         * Sets {@link LinkReport#lower()}.
         *
         * @param value names of the interfaces that it lies on (VLAN, macvlan, bond)
         * @return this
         */
        public Builder lower(List<String> value) {
            lower = Objects.requireNonNull(value, "lower");
            return this;
        }

        /**
         * Sets {@link LinkReport#farEndElsewhere()}.
         *
         * @param value whether its other end or the interface below is in another network namespace
         * @return this
         */
        public Builder farEndElsewhere(boolean value) {
            farEndElsewhere = value;
            return this;
        }

        /**
         * Sets {@link LinkReport#leadsOut()}; left out, it is not known.
         *
         * @param value the address families by which it leads out
         * @return this
         */
        public Builder leadsOut(Set<DefaultRoute.Family> value) {
            leadsOut = value;
            return this;
        }

        /**
         * Sets {@link LinkReport#chosen()}; left out, it is not known.
         *
         * @param value where the system's routing names this link
         * @return this
         */
        public Builder chosen(List<RouteChoice> value) {
            chosen = value;
            return this;
        }

        /**
         * Sets {@link LinkReport#refused()}.
         *
         * @param value the address families for which the system refuses to send
         * @return this
         */
        public Builder refused(Set<DefaultRoute.Family> value) {
            refused = value;
            return this;
        }

        /**
         * Sets {@link LinkReport#connectivity()}.
         *
         * @param value how far traffic gets by this link
         * @return this
         */
        public Builder connectivity(Assessment<Connectivity> value) {
            connectivity = Objects.requireNonNull(value, "connectivity");
            return this;
        }

        /**
         * Creates the value.
         *
         * @return the value
         */
        public LinkReport build() {
            return new LinkReport(
                    key,
                    kind,
                    carrier,
                    Optional.ofNullable(hardwareAddress),
                    mtu == null ? OptionalInt.empty() : OptionalInt.of(mtu),
                    Optional.ofNullable(addresses),
                    Optional.ofNullable(defaultRoutes),
                    Optional.ofNullable(nameServers),
                    Optional.ofNullable(counters),
                    master,
                    lower,
                    farEndElsewhere,
                    Optional.ofNullable(leadsOut),
                    Optional.ofNullable(chosen),
                    refused,
                    Optional.ofNullable(connectivity));
        }
    }
}
