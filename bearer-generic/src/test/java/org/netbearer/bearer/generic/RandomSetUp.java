package org.netbearer.bearer.generic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkKind;
import org.netbearer.spi.LinkReport;

/** Links, addresses, routes and rules by chance, the same for the same seed; a command that the kernel refuses is left out. */
final class RandomSetUp {
    private final Random random;
    private final List<String> commands = new ArrayList<>();
    private final List<String> carriers = new ArrayList<>();
    private final Set<String> withoutCarrier = new HashSet<>();

    /** Names of the links that have addresses. */
    private final List<String> links = new ArrayList<>();

    RandomSetUp(long seed) {
        random = new Random(seed);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            addLink(i);
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            addRoute("ip -4", "10.%d.0.1", List.of("0.0.0.0/1", "128.0.0.0/1"));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            addRoute("ip -6", "fd0%d::1", List.of("2000::/4", "2000::/3"));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            addRule();
        }
        if (random.nextInt(4) == 0) {
            commands.add(0, "echo 0 > /proc/sys/net/ipv4/nexthop_compat_mode");
        }
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private void addLink(int i) {
        String port = "l" + i;
        String link = port;
        commands.add("pair " + port + " p" + i);
        if (oneIn(5)) {
            link = "b" + i;
            commands.add("ip link add " + link + " type bridge");
            commands.add("ip link set dev " + port + " master " + link);
            commands.add("ip link set dev " + link + " up");
        } else if (oneIn(5)) {
            link = "m" + i;
            commands.add("ip link add link " + port + " name " + link + " type macvlan mode bridge");
            commands.add("ip link set dev " + link + " up");
        } else if (oneIn(8)) {
            link = "i" + i;
            commands.add("ip link add " + link + " type ifb");
            commands.add("ip link set dev " + link + " up");
        }
        links.add(link);
        if (!oneIn(7)) {
            commands.add("ip addr add 10." + i + ".0.2/24 dev " + link);
        }
        if (oneIn(4)) {
            commands.add("ip addr add 10." + i + ".0.3/24 dev " + link);
        }
        if (!oneIn(3)) {
            commands.add("ip -6 addr add fd0" + i + "::2/64 dev " + link + " nodad");
        }
        commands.add("ip neigh replace 10." + i + ".0.1 lladdr 02:00:00:00:00:01 dev " + link + " nud permanent");
        commands.add("ip -6 neigh replace fd0" + i + "::1 lladdr 02:00:00:00:00:01 dev " + link + " nud permanent");
        if (oneIn(6)) {
            carriers.add("peer ip link set dev p" + i + " down");
            withoutCarrier.add(port);
            if (!link.startsWith("i")) {
                withoutCarrier.add(link);
            }
        }
    }

    private void addRoute(String ip, String gateway, List<String> parts) {
        int i = random.nextInt(links.size());
        String via = " via " + String.format(gateway, i) + " dev " + links.get(i);
        String metric = " metric " + (1 + random.nextInt(9));
        String table = oneIn(4) ? " table " + (100 + random.nextInt(2)) : "";
        switch (random.nextInt(9)) {
            case 0 -> commands.add(ip + " route add " + reject() + " default" + metric + table);
            case 1 -> parts.forEach(part -> commands.add(ip + " route add " + part + via + metric + table));
            case 2 -> commands.add(ip + " route add default" + hops(gateway) + metric + table);
            case 3 ->
                commands.add(
                        ip.endsWith("4")
                                ? ip + " route add default tos 0x10" + via + metric + table
                                : ip + " route add default from fd0" + i + "::/64" + via + metric + table);
            case 4 -> commands.add(ip + " route append default" + via + metric + table);
            default -> commands.add(ip + " route add default" + via + metric + table);
        }
    }

    private String reject() {
        return List.of("blackhole", "unreachable", "prohibit").get(random.nextInt(3));
    }

    private String hops(String gateway) {
        var hops = new StringBuilder();
        for (int i = 0; i < links.size(); i++) {
            hops.append(" nexthop via ")
                    .append(String.format(gateway, i))
                    .append(" dev ")
                    .append(links.get(i))
                    .append(" weight ")
                    .append(1 + random.nextInt(5));
        }
        return hops.toString();
    }

    private void addRule() {
        int i = random.nextInt(links.size());
        boolean ipv6 = oneIn(3);
        String from =
                oneIn(2) ? "" : ipv6 ? " from fd0" + i + "::2" : " from 10." + i + ".0." + (2 + random.nextInt(2));
        String action = oneIn(6) ? " prohibit" : " lookup " + (100 + random.nextInt(2));
        commands.add("ip " + (ipv6 ? "-6" : "-4") + " rule add" + from + " pref " + (10 + random.nextInt(90)) + action);
    }

    /** Returns whether each link has carrier or not as it is meant to. */
    boolean hasSettled(List<LinkReport> now) {
        return now.stream()
                .filter(link -> link.kind() != LinkKind.LOOPBACK && link.kind() != LinkKind.DUMMY)
                .allMatch(link -> link.carrier()
                        == (withoutCarrier.contains(link.key().name()) ? Carrier.ABSENT : Carrier.PRESENT));
    }

    /** The script of the shell. */
    String script() {
        var script = new StringBuilder();
        commands.forEach(command -> script.append(command).append(" 2>/dev/null || :\n"));
        carriers.forEach(command -> script.append(command).append('\n'));
        return script.toString();
    }
}
