package org.netbearer.bearer.generic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.PrintableText;
import org.netbearer.spi.BearerConfiguration;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.RouteChoice;

/** A report as text, one line per interface, counters left out. */
final class ReportLines {
    private ReportLines() {}

    static List<String> of(BearerReport report) {
        Map<String, BearerConfiguration> configurations = new HashMap<>();
        report.configurations()
                .forEach(each ->
                        configurations.put(each.interfaceKey().orElseThrow().name(), each));
        var lines = new ArrayList<String>();
        lines.add("health " + report.health().status() + " " + report.health().code());
        report.links()
                .forEach(link ->
                        lines.add(line(link, configurations.get(link.key().name()))));
        return lines;
    }

    /** The same, with what routing says of each. */
    static List<String> withRouting(BearerReport report) {
        var lines = new ArrayList<>(of(report));
        for (int i = 0; i < report.links().size(); i++) {
            lines.set(i + 1, lines.get(i + 1) + " " + routing(report.links().get(i)));
        }
        return lines;
    }

    private static String line(LinkReport link, BearerConfiguration configuration) {
        return String.join(
                " ",
                PrintableText.of(link.key().name()),
                configuration == null ? "no configuration" : configuration.state() + " " + configuration.bearerType(),
                "index=" + link.key().index(),
                "kind=" + link.kind(),
                "carrier=" + link.carrier(),
                "mtu=" + (link.mtu().isPresent() ? link.mtu().getAsInt() : null),
                "mac=" + link.hardwareAddress().orElse(null),
                "addresses=" + link.addresses().orElse(null),
                "routes=" + link.defaultRoutes().map(ReportLines::routes).orElse("null"),
                "master=" + link.master(),
                "lower=" + link.lower());
    }

    /** What routing says of a link. */
    private static String routing(LinkReport link) {
        return String.join(
                " ",
                "out=" + link.leadsOut().map(TreeSet::new).map(Object::toString).orElse("?"),
                "chosen=" + link.chosen().map(ReportLines::choices).orElse("?"),
                "refused=" + new TreeSet<>(link.refused()),
                "elsewhere=" + link.farEndElsewhere());
    }

    private static String choices(List<RouteChoice> choices) {
        return choices.stream()
                .map(choice -> choice.family() + "/" + choice.rank())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String routes(List<DefaultRoute> routes) {
        return routes.stream()
                .map(route -> route.family()
                        + route.gateway()
                                .map(gateway -> " via " + gateway.getHostAddress())
                                .orElse("")
                        + " metric " + route.metric())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
