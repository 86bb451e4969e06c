package org.netbearer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.LinkField;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.WlanDetails;

/**
 * Everything that is known of one configuration.
 *
 * @param configuration what to show
 * @param snapshot where its members are looked up, and whether it is the default
 */
record ConfigurationDetails(ConfigurationSnapshot configuration, NetworkSnapshot snapshot) implements CommandResult {
    private static final String INDENT = "  ";

    @Override
    public String text(TerminalFeatures features) {
        var properties = new Table();
        properties
                .row("identifier", configuration.identifier())
                .row("name", configuration.name())
                .row("type", DisplayText.of(configuration.type()))
                .row("bearer", configuration.bearer())
                .row("technology", configuration.bearerType().displayName())
                .row("purpose", DisplayText.of(configuration.purpose()))
                .row(Cell.of("state"), DisplayText.state(configuration))
                .row("default", DisplayText.yesNo(isDefault()))
                .row("connectivity", DisplayText.of(configuration.connectivity()))
                .row("metered", DisplayText.of(configuration.metered()))
                .row("roaming", DisplayText.yesNo(configuration.roamingAvailable()));
        configuration.lastFailure().ifPresent(failure -> failure(failure, properties));
        configuration.link().ifPresent(link -> link(link, properties));
        configuration.wlan().ifPresent(wlan -> wlan(wlan, properties));
        var lines = new ArrayList<>(properties.lines(features));
        configuration
                .wlan()
                .filter(wlan -> !wlan.accessPoints().isEmpty())
                .ifPresent(wlan -> section("access points", accessPoints(wlan).lines(features), lines));
        if (!configuration.children().isEmpty()) {
            section("members, best first", members().lines(features), lines);
        }
        return String.join("\n", lines);
    }

    private boolean isDefault() {
        return configuration.identifier().equals(snapshot.defaultIdentifier());
    }

    private static void section(String title, List<String> content, List<String> lines) {
        lines.add(title);
        content.forEach(line -> lines.add(INDENT + line));
    }

    private static void failure(NetworkFailure failure, Table properties) {
        properties.row(
                Cell.of("last failure"),
                new Cell(DisplayText.of(failure.at()) + ": " + DisplayText.of(failure), Style.BAD));
    }

    /** Adds what is known of the interface; each part with the bearer that it comes from. */
    private static void link(NetworkLink link, Table properties) {
        String index = link.index() == 0 ? "" : " (index " + link.index() + ")";
        properties.row("interface", link.name() + index);
        property("platform key", link.platformKey(), properties);
        part("kind", DisplayText.of(link.kind()), LinkField.KIND, link, properties);
        part("carrier", DisplayText.of(link.carrier()), LinkField.CARRIER, link, properties);
        part(
                "hardware address",
                link.hardwareAddress().map(MacAddress::toString).orElse(""),
                LinkField.HARDWARE_ADDRESS,
                link,
                properties);
        part("MTU", link.mtu() == 0 ? "" : String.valueOf(link.mtu()), LinkField.MTU, link, properties);
        parts(
                "address",
                link.addresses().stream().map(AddressText::of).toList(),
                LinkField.ADDRESSES,
                link,
                properties);
        parts(
                "default route",
                link.defaultRoutes().stream()
                        .map(route -> route.gateway()
                                        .map(gateway -> "via " + AddressText.of(gateway))
                                        .orElse("on link")
                                + " metric " + route.metric()
                                + (route.gateway().isEmpty() ? " " + DisplayText.of(route.family()) : ""))
                        .toList(),
                LinkField.DEFAULT_ROUTES,
                link,
                properties);
        parts(
                "DNS server",
                link.nameServers().stream().map(AddressText::of).toList(),
                LinkField.NAME_SERVERS,
                link,
                properties);
        link.counters().ifPresent(counters -> {
            part(
                    "received",
                    DisplayText.traffic(counters.receivedBytes(), counters.receivedPackets()),
                    LinkField.COUNTERS,
                    link,
                    properties);
            part(
                    "sent",
                    DisplayText.traffic(counters.sentBytes(), counters.sentPackets()),
                    LinkField.COUNTERS,
                    link,
                    properties);
        });
    }

    private static void parts(String key, List<String> values, LinkField field, NetworkLink link, Table properties) {
        if (values.isEmpty() && link.sources().containsKey(field)) {
            part(key, "none", field, link, properties);
        }
        values.forEach(value -> part(key, value, field, link, properties));
    }

    private static void part(String key, String value, LinkField field, NetworkLink link, Table properties) {
        String source = link.sources().get(field);
        property(key, source == null || value.isEmpty() ? value : value + "  [" + source + "]", properties);
    }

    private static void property(String key, String value, Table properties) {
        if (!value.isEmpty()) {
            properties.row(key, value);
        }
    }

    private static void wlan(WlanDetails wlan, Table properties) {
        properties.row(
                "SSID",
                wlan.ssid()
                        + (wlan.ssid().hex().isEmpty()
                                ? ""
                                : "  [" + wlan.ssid().hex() + "]"));
        property("security", DisplayText.security(wlan.security()), properties);
        property("signal", DisplayText.percent(wlan.signalPercent()), properties);
        property(
                "access point",
                wlan.activeAccessPoint().map(MacAddress::toString).orElse(""),
                properties);
        wlan.link().ifPresent(link -> property("link", DisplayText.of(link), properties));
    }

    private static Table accessPoints(WlanDetails wlan) {
        var table = new Table(
                "", "BSSID", "CHANNEL", "FREQUENCY", "WIDTH", "SIGNAL", "POWER", "RATE", "SECURITY", "LAST SEEN");
        wlan.accessPoints().forEach(point -> table.row(cells(point, wlan)));
        return table;
    }

    private static Cell[] cells(AccessPoint point, WlanDetails wlan) {
        boolean active = point.bssid().isPresent() && point.bssid().equals(wlan.activeAccessPoint());
        return new Cell[] {
            new Cell(active ? "*" : "", Style.GOOD),
            Cell.of(point.bssid().map(MacAddress::toString).orElse("<redacted>")),
            Cell.of(number(point.channel(), "")),
            Cell.of(number(point.frequencyMhz(), " MHz")),
            Cell.of(number(point.channelWidthMhz(), " MHz")),
            Cell.of(DisplayText.percent(point.signalPercent())),
            Cell.of(point.signalDbm().isPresent() ? point.signalDbm().getAsInt() + " dBm" : ""),
            Cell.of(DisplayText.bitrate(point.maxBitrateKbps())),
            Cell.of(DisplayText.security(point.security())),
            Cell.of(point.lastSeen().map(DisplayText::of).orElse("")),
        };
    }

    private Table members() {
        var table = new Table("STATE", "TYPE", "NAME", "IDENTIFIER");
        for (String child : configuration.children()) {
            table.row(snapshot.configuration(child)
                    .map(member -> new Cell[] {
                        DisplayText.state(member),
                        Cell.of(DisplayText.technology(member)),
                        Cell.of(member.name()),
                        Cell.of(member.identifier())
                    })
                    .orElseGet(() -> new Cell[] {
                        new Cell("gone", Style.WARNING), Cell.EMPTY, Cell.EMPTY, Cell.of(child),
                    }));
        }
        return table;
    }

    private static String number(int value, String unit) {
        return value == 0 ? "" : value + unit;
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put("configuration", JsonView.configuration(configuration, isDefault()));
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
