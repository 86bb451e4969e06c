package org.netbearer.simulation;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkReport;

/**
 * A network interface, wired or wireless.
 *
 * <p>A wired one is a configuration itself. A Wi-Fi adapter is none; its networks are. Addresses, routes and name servers are
 * what the interface has whenever it is connected.
 *
 * @param report what is known of it while it is connected
 * @param traits of its configuration
 * @param bearerType the technology that its configuration shows
 * @param connected whether it is in use; without, it has no addresses, routes and name servers. A Wi-Fi adapter is
 *     connected by {@code network} instead
 * @param network for a Wi-Fi adapter, the key of the network that it is associated with; empty if none
 * @param listed whether it is a configuration at all
 * @param claimed whether the bearer answers for it, so that bearers of lower ranking are hidden
 */
public record SceneLink(
        LinkReport report,
        Traits traits,
        BearerType bearerType,
        boolean connected,
        String network,
        boolean listed,
        boolean claimed)
        implements SceneItem {
    /** Checks that the interface has a name. */
    public SceneLink {
        Objects.requireNonNull(traits, "traits");
        Objects.requireNonNull(bearerType, "bearerType");
        Objects.requireNonNull(network, "network");
        if (report.key().name().isEmpty()) {
            throw new IllegalArgumentException("a link needs a name");
        }
    }

    /**
     * Creates an interface with carrier, connected, without addresses and routes.
     *
     * @param name its name, such as {@code eth0}
     * @param kind what it is
     * @return the interface; its technology follows from the kind, and all but loopback and Wi-Fi are listed
     */
    public static SceneLink of(String name, LinkKind kind) {
        var report = LinkReport.builder(InterfaceKey.named(name))
                .kind(kind)
                .carrier(Carrier.PRESENT)
                .addresses(List.of())
                .defaultRoutes(List.of())
                .build();
        boolean listed = kind != LinkKind.LOOPBACK && kind != LinkKind.WLAN;
        return new SceneLink(report, Traits.PLAIN, typeOf(kind), true, "", listed, false);
    }

    @Override
    public String key() {
        return report.key().name();
    }

    /**
     * Replaces the addresses.
     *
     * @param addresses each with a prefix length
     * @return the same otherwise
     */
    public SceneLink withAddresses(LinkAddress... addresses) {
        return edited(link -> link.addresses(Arrays.asList(addresses)));
    }

    /**
     * Replaces the default routes.
     *
     * @param routes usable default routes
     * @return the same otherwise
     */
    public SceneLink withDefaultRoutes(DefaultRoute... routes) {
        return edited(link -> link.defaultRoutes(Arrays.asList(routes)));
    }

    /**
     * Replaces the name servers.
     *
     * @param servers best first
     * @return the same otherwise
     */
    public SceneLink withNameServers(InetAddress... servers) {
        return edited(link -> link.nameServers(Arrays.asList(servers)));
    }

    /**
     * Plugs or unplugs the cable; without effect on a Wi-Fi adapter, whose association is its cable.
     *
     * @param carrier whether there is a signal
     * @return the same otherwise
     */
    public SceneLink withCarrier(Carrier carrier) {
        return edited(link -> link.carrier(carrier));
    }

    /**
     * Replaces whether it is in use.
     *
     * @param value false to take away addresses, routes and name servers until it is true again
     * @return the same otherwise
     */
    public SceneLink withConnected(boolean value) {
        return new SceneLink(report, traits, bearerType, value, network, listed, claimed);
    }

    /**
     * Associates a Wi-Fi adapter, or ends its association.
     *
     * @param key of the network; empty for none
     * @return the same otherwise
     */
    public SceneLink withNetwork(String key) {
        return new SceneLink(report, traits, bearerType, connected, key, listed, claimed);
    }

    /**
     * Replaces the technology.
     *
     * @param value what its configuration shows
     * @return the same otherwise
     */
    public SceneLink withBearerType(BearerType value) {
        return new SceneLink(report, traits, value, connected, network, listed, claimed);
    }

    /**
     * Replaces whether it is a configuration.
     *
     * @param value false to hide it; its link is still reported
     * @return the same otherwise
     */
    public SceneLink withListed(boolean value) {
        return new SceneLink(report, traits, bearerType, connected, network, value, claimed);
    }

    /**
     * Replaces whether the bearer answers for it.
     *
     * @param value true to hide the configurations of lower-ranking bearers on it
     * @return the same otherwise
     */
    public SceneLink withClaimed(boolean value) {
        return new SceneLink(report, traits, bearerType, connected, network, listed, value);
    }

    @Override
    public SceneLink withTraits(Traits value) {
        return new SceneLink(report, value, bearerType, connected, network, listed, claimed);
    }

    /**
     * Replaces what is known of the interface.
     *
     * @param value about an interface of the same name
     * @return the same otherwise
     */
    public SceneLink withReport(LinkReport value) {
        return new SceneLink(value, traits, bearerType, connected, network, listed, claimed);
    }

    boolean isWlan() {
        return report.kind() == LinkKind.WLAN;
    }

    SceneLink withKey(InterfaceKey key) {
        return copied(key, report -> {});
    }

    SceneLink edited(Consumer<LinkReport.Builder> edit) {
        return copied(report.key(), edit);
    }

    private SceneLink copied(InterfaceKey key, Consumer<LinkReport.Builder> edit) {
        var builder = LinkReport.builder(key)
                .kind(report.kind())
                .carrier(report.carrier())
                .master(report.master())
                .lower(report.lower());
        report.hardwareAddress().ifPresent(builder::hardwareAddress);
        report.counters().ifPresent(builder::counters);
        report.mtu().ifPresent(builder::mtu);
        report.addresses().ifPresent(builder::addresses);
        report.defaultRoutes().ifPresent(builder::defaultRoutes);
        report.nameServers().ifPresent(builder::nameServers);
        edit.accept(builder);
        return withReport(builder.build());
    }

    private static BearerType typeOf(LinkKind kind) {
        return switch (kind) {
            case ETHERNET, BOND, TEAM, MESH, VLAN, MACVLAN, BRIDGE, OPENVSWITCH, VETH, NETKIT, TAP ->
                BearerType.ETHERNET;
            case WLAN -> BearerType.WLAN;
            case CELLULAR, QMAP -> BearerType.LTE;
            case BLUETOOTH -> BearerType.BLUETOOTH;
            case PHYSICAL, LOWPAN, PPP, TUN, TUNNEL, VRF, LOOPBACK, DUMMY, UNKNOWN -> BearerType.UNKNOWN;
        };
    }
}
