package org.netbearer.shell;

import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.WlanDetails;

/**
 * Configurations of one snapshot in the order in which people look for them: the ones in use first, of these the default.
 *
 * <p>Immutable. A list, so that a script can iterate over it.
 */
final class ConfigurationList extends AbstractList<ConfigurationSnapshot> implements CommandResult {
    private final NetworkSnapshot snapshot;
    private final List<ConfigurationSnapshot> rows;

    ConfigurationList(NetworkSnapshot snapshot, List<ConfigurationSnapshot> configurations) {
        this.snapshot = snapshot;
        rows = configurations.stream().sorted(inOrderOfInterest(snapshot)).toList();
    }

    private static Comparator<ConfigurationSnapshot> inOrderOfInterest(NetworkSnapshot snapshot) {
        return Comparator.comparingInt((ConfigurationSnapshot configuration) ->
                        -configuration.state().level())
                .thenComparing(configuration -> !isDefault(configuration, snapshot))
                .thenComparingInt(configuration -> -configuration.bearerType().preference())
                .thenComparing(ConfigurationSnapshot::name)
                .thenComparing(ConfigurationSnapshot::identifier);
    }

    private static boolean isDefault(ConfigurationSnapshot configuration, NetworkSnapshot snapshot) {
        return configuration.identifier().equals(snapshot.defaultIdentifier());
    }

    @Override
    public ConfigurationSnapshot get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    /** Lists the identifiers; for scripts, and for completion in gogo.jline. */
    public List<String> identifiers() {
        return rows.stream().map(ConfigurationSnapshot::identifier).toList();
    }

    @Override
    public String text(TerminalFeatures features) {
        if (rows.isEmpty()) {
            return snapshot.configurations().isEmpty() ? "no configuration" : "no matching configuration";
        }
        var table = new Table(
                        "",
                        "STATE",
                        "TYPE",
                        "NAME",
                        "INTERFACE",
                        "ADDRESS",
                        "SIGNAL",
                        "SECURITY",
                        "CONNECTIVITY",
                        "IDENTIFIER")
                .optional("SECURITY", "CONNECTIVITY", "SIGNAL", "IDENTIFIER", "ADDRESS", "TYPE");
        rows.forEach(configuration -> table.row(cells(configuration)));
        return table.render(features);
    }

    private Cell[] cells(ConfigurationSnapshot configuration) {
        NetworkLink link = configuration.link().orElse(null);
        WlanDetails wlan = configuration.wlan().orElse(null);
        boolean judged = !configuration.connectivity().judge().isEmpty();
        return new Cell[] {
            mark(configuration),
            DisplayText.state(configuration),
            Cell.of(DisplayText.technology(configuration)),
            Cell.of(configuration.name()),
            Cell.of(link == null ? "" : link.name()),
            Cell.of(link == null ? "" : address(link)),
            Cell.of(wlan == null ? "" : DisplayText.percent(wlan.signalPercent())),
            Cell.of(wlan == null ? "" : DisplayText.security(wlan.security())),
            Cell.of(judged ? DisplayText.of(configuration.connectivity().value()) : ""),
            Cell.of(configuration.identifier()),
        };
    }

    /** Marks the default with a star, and the tunnel that takes the traffic with a greater-than sign. */
    private Cell mark(ConfigurationSnapshot configuration) {
        return isDefault(configuration, snapshot)
                ? new Cell("*", Style.GOOD)
                : configuration.identifier().equals(snapshot.tunnelIdentifier())
                        ? new Cell(">", Style.GOOD)
                        : new Cell(" ", Style.PLAIN);
    }

    /** Returns the address to show: one of a scope wider than the link, of the family that has a default route. */
    private static String address(NetworkLink link) {
        boolean ipv6Only = link.defaultRoute(DefaultRoute.Family.IPV4).isEmpty()
                && link.defaultRoute(DefaultRoute.Family.IPV6).isPresent();
        return link.addresses().stream()
                .min(Comparator.comparing((LinkAddress address) -> !address.isBeyondLink())
                        .thenComparing(address -> address.isIpv6() != ipv6Only))
                .map(AddressText::of)
                .orElse("");
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put("online", snapshot.online());
        fields.put("default", snapshot.defaultIdentifier().isEmpty() ? null : snapshot.defaultIdentifier());
        fields.put(
                "configurations",
                rows.stream()
                        .map(configuration -> JsonView.configuration(configuration, snapshot))
                        .toList());
        return fields;
    }

    @Override
    public List<String> usualFields() {
        return List.of("default", "state", "bearerType", "name", "link.name", "link.addresses", "identifier");
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }

    /** Formats a configuration as one line whose columns align with those of other configurations. */
    static String line(ConfigurationSnapshot configuration) {
        return String.format(
                "%-10s  %-9s  %s  %s",
                DisplayText.state(configuration).text(),
                DisplayText.technology(configuration),
                new Cell(configuration.identifier(), Style.PLAIN).render(32, false),
                configuration.name());
    }
}
