package org.netbearer.bearer.simulation;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.MacAddress;
import org.netbearer.simulation.Scene;
import org.netbearer.simulation.SceneItem;
import org.netbearer.simulation.SceneLink;
import org.netbearer.simulation.SceneNetwork;
import org.netbearer.simulation.SceneService;

/** A scene as text, one line for each item; safe to print. */
final class SceneText {
    private SceneText() {}

    static String of(Scene scene) {
        return Stream.concat(
                        Stream.of(healthOf(scene)),
                        scene.items().values().stream().map(SceneText::of))
                .collect(joining(System.lineSeparator()));
    }

    private static String healthOf(Scene scene) {
        BearerHealth health = scene.health();
        return Stream.of("health", word(health.status()), health.code(), scene.radio() ? "" : "radio off")
                .filter(part -> !part.isEmpty())
                .collect(joining(" "));
    }

    private static String of(SceneItem item) {
        if (item instanceof SceneLink link) {
            var report = link.report();
            List<LinkAddress> addresses = report.addresses().orElse(List.of());
            return String.join(
                    " ",
                    "link",
                    link.key(),
                    word(report.kind()),
                    word(report.carrier()),
                    link.network().isEmpty()
                            ? (link.connected() ? "connected" : "disconnected")
                            : "in " + link.network(),
                    addresses.stream().map(LinkAddress::toString).collect(joining(",")));
        } else if (item instanceof SceneNetwork network) {
            return String.join(
                    " ",
                    "network",
                    network.key(),
                    "on",
                    network.link(),
                    "\"" + network.ssid() + "\"",
                    network.accessPoints().stream()
                            .map(point ->
                                    point.bssid().map(MacAddress::toString).orElse("redacted") + " "
                                            + point.signalPercent() + " %")
                            .collect(joining(", ", "[", "]")));
        }
        var service = (SceneService) item;
        return "service " + service.key() + " of " + String.join(", ", service.members());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
