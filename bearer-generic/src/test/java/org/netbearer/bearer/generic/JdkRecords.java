package org.netbearer.bearer.generic;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.MacAddress;

/** What the JDK told of interfaces, as text: {@code name=eth0 index=2 flags=UP addresses=10.0.0.2/24,...}; one per line. */
final class JdkRecords {
    private JdkRecords() {}

    static List<String> lines(Collection<JdkLink> links) {
        return links.stream().map(JdkRecords::line).toList();
    }

    private static String line(JdkLink link) {
        var line = new StringBuilder("name=" + link.name());
        if (!link.displayName().equals(link.name())) {
            line.append(" display=").append(link.displayName().replace(' ', '_'));
        }
        line.append(" index=").append(link.index());
        line.append(" flags=")
                .append(link.flags().stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
        line.append(" mac=").append(link.hardwareAddress() == null ? "" : link.hardwareAddress());
        line.append(" mtu=").append(link.mtu());
        line.append(" addresses=")
                .append(link.addresses().stream()
                        .sorted()
                        .map(LinkAddress::toString)
                        .collect(Collectors.joining(",")));
        return line.toString();
    }

    static List<JdkLink> parse(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(JdkRecords::link)
                .toList();
    }

    static JdkLink link(String line) {
        Map<String, String> values = new HashMap<>();
        for (String part : line.strip().split(" +", -1)) {
            int equals = part.indexOf('=');
            values.put(part.substring(0, equals), part.substring(equals + 1));
        }
        var flags = EnumSet.noneOf(JdkLink.Flag.class);
        split(values.getOrDefault("flags", "")).forEach(flag -> flags.add(JdkLink.Flag.valueOf(flag)));
        String mac = values.getOrDefault("mac", "");
        return new JdkLink(
                values.get("name"),
                values.getOrDefault("display", values.get("name")).replace('_', ' '),
                Integer.parseInt(values.getOrDefault("index", "0")),
                flags,
                mac.isEmpty() ? null : MacAddress.parse(mac),
                Integer.parseInt(values.getOrDefault("mtu", "0")),
                split(values.getOrDefault("addresses", "")).stream()
                        .map(JdkRecords::address)
                        .toList());
    }

    static LinkAddress address(String text) {
        int slash = text.indexOf('/');
        return new LinkAddress(ip(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    static InetAddress ip(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(literal, noLiteral);
        }
    }

    private static List<String> split(String list) {
        return list.isEmpty() ? List.of() : Arrays.asList(list.split(","));
    }
}
