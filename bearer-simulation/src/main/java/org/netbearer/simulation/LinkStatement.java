package org.netbearer.simulation;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerType;
import org.netbearer.api.Carrier;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.DefaultRoute.Family;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkKind;
import org.netbearer.spi.InterfaceKey;

/**
 * Reads a line about a link.
 *
 * <p>Confined to one thread, for one line.
 */
final class LinkStatement {
    private static final int USUAL_METRIC = 100;
    private static final int MOST = Integer.MAX_VALUE;
    private static final Pattern TRAFFIC = Pattern.compile("(\\d{1,18})/(\\d{1,18})");

    private final String key;
    private final List<UnaryOperator<SceneLink>> edits = new ArrayList<>();
    private @Nullable LinkKind kind;
    private @Nullable List<InetAddress> gateways;
    private @Nullable Integer metric;
    private boolean direct;

    private LinkStatement(String key) {
        this.key = key;
    }

    static UnaryOperator<Scene> read(Tokenizer tokens) {
        var key = tokens.name("the name of the link");
        if (tokens.take("gone")) {
            tokens.end();
            return scene -> scene.without(
                    Statement.existing(scene, key, SceneLink.class, "a link").key());
        }
        var statement = new LinkStatement(key);
        while (!tokens.isEmpty()) {
            var token = tokens.next("an option");
            statement.edits.add(token.isOption() ? statement.option(token) : statement.flag(token.text(), tokens));
        }
        return statement::apply;
    }

    private Scene apply(Scene scene) {
        var link = Statement.known(scene, key, SceneLink.class).orElse(null);
        if (link == null) {
            if (kind == null) {
                throw new SyntaxException(key, "is a new link and needs its kind, such as ethernet or wlan");
            }
            link = SceneLink.of(key, kind);
        } else if (kind != null && kind != link.report().kind()) {
            throw new SyntaxException(Keywords.of(kind), "is another kind than the link has; make it gone first");
        }
        for (var edit : edits) {
            link = edit.apply(link);
        }
        var joined = link.network();
        if (!joined.isEmpty() && !joined.equals(knownNetwork(scene))) {
            Statement.existing(scene, joined, SceneNetwork.class, "a network");
        }
        return scene.with(routed(link));
    }

    private String knownNetwork(Scene scene) {
        return scene.items().get(key) instanceof SceneLink before ? before.network() : "";
    }

    private SceneLink routed(SceneLink link) {
        if (gateways == null && metric == null) {
            return link;
        }
        int cost = metric == null ? USUAL_METRIC : metric;
        var routes = new ArrayList<DefaultRoute>();
        if (direct) {
            routes.add(DefaultRoute.onLink(Family.IPV4, cost));
        } else if (gateways != null) {
            gateways.forEach(gateway -> routes.add(
                    DefaultRoute.via(gateway instanceof Inet6Address ? Family.IPV6 : Family.IPV4, gateway, cost)));
        } else {
            link.report().defaultRoutes().stream()
                    .flatMap(List::stream)
                    .forEach(route -> routes.add(new DefaultRoute(route.family(), route.gateway(), cost)));
        }
        return link.withDefaultRoutes(routes.toArray(DefaultRoute[]::new));
    }

    private UnaryOperator<SceneLink> flag(String token, Tokenizer tokens) {
        return switch (token) {
            case "up" -> link -> link.withCarrier(Carrier.PRESENT);
            case "down" -> link -> link.withCarrier(Carrier.ABSENT);
            case "connected" -> link -> link.withConnected(true);
            case "disconnected" -> link -> link.withConnected(false);
            case "leaves" -> link -> link.withNetwork("");
            case "joins" -> {
                var network = tokens.name("the name of the network");
                yield link -> {
                    if (!link.isWlan()) {
                        throw new SyntaxException("joins", "is for a link of kind wlan only");
                    }
                    return link.withNetwork(network);
                };
            }
            default -> {
                kind = kindOf(token);
                yield UnaryOperator.identity();
            }
        };
    }

    private static LinkKind kindOf(String token) {
        try {
            return Keywords.constant(LinkKind.class, token);
        } catch (SyntaxException unknown) {
            throw new SyntaxException(
                    token,
                    "is neither up, down, connected, disconnected, joins, leaves, gone nor a kind; it "
                            + unknown.text());
        }
    }

    private UnaryOperator<SceneLink> option(Token token) {
        var value = token.value();
        switch (token.key()) {
            case "address" -> {
                var addresses = Literals.list(value, Literals::linkAddress).toArray(LinkAddress[]::new);
                return link -> link.withAddresses(addresses);
            }
            case "gateway" -> {
                direct = value.equals("direct");
                gateways = direct ? List.of() : Literals.list(value, Literals::address);
                return UnaryOperator.identity();
            }
            case "metric" -> {
                metric = Literals.number(value, 0, MOST);
                return UnaryOperator.identity();
            }
            case "dns" -> {
                var servers = Literals.list(value, Literals::address).toArray(InetAddress[]::new);
                return link -> link.withNameServers(servers);
            }
            case "type" -> {
                var type = Keywords.constant(BearerType.class, value);
                return link -> link.withBearerType(type);
            }
            case "listed" -> {
                boolean listed = Keywords.yesOrNo(value);
                return link -> link.withListed(listed);
            }
            case "claimed" -> {
                boolean claimed = Keywords.yesOrNo(value);
                return link -> link.withClaimed(claimed);
            }
            default -> {
                return hardware(token);
            }
        }
    }

    private static UnaryOperator<SceneLink> hardware(Token token) {
        var value = token.value();
        switch (token.key()) {
            case "mac" -> {
                var address = Literals.hardwareAddress(value);
                return link -> link.edited(report -> report.hardwareAddress(address));
            }
            case "mtu" -> {
                int mtu = Literals.number(value, 1, MOST);
                return link -> link.edited(report -> report.mtu(mtu));
            }
            case "index" -> {
                int index = Literals.number(value, 0, MOST);
                return link -> link.withKey(new InterfaceKey(link.key(), index, ""));
            }
            case "master" -> {
                var master = value.equals("none") ? "" : value;
                return link -> link.edited(report -> report.master(master));
            }
            case "over" -> {
                var lower = Literals.list(value, name -> name);
                return link -> link.edited(report -> report.lower(lower));
            }
            case "traffic" -> {
                var counters = traffic(value);
                return link -> link.edited(report -> report.counters(counters));
            }
            default -> {
                var traits = TraitsReader.read(token);
                return link -> link.withTraits(traits.apply(link.traits()));
            }
        }
    }

    private static LinkCounters traffic(String value) {
        var bytes = TRAFFIC.matcher(value);
        if (!bytes.matches()) {
            throw new SyntaxException(value, "is not RECEIVED/SENT in bytes, such as 120000/3400");
        }
        long received = Long.parseLong(bytes.group(1));
        long sent = Long.parseLong(bytes.group(2));
        return new LinkCounters(received, sent, packets(received), packets(sent));
    }

    private static long packets(long bytes) {
        return (bytes + 999) / 1000;
    }
}
