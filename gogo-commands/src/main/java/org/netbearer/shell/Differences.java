package org.netbearer.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.Assessment;
import org.netbearer.api.ConfigurationChange;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.WlanDetails;

/** Formats what changed in a configuration: each part before and after. */
final class Differences {
    private final List<String> parts = new ArrayList<>();

    private Differences() {}

    /** Lists the parts that differ, the important ones first; never empty. */
    static List<String> between(ConfigurationChange change) {
        var differences = new Differences();
        differences.compare(change.before(), change.after());
        return differences.parts.isEmpty() ? List.of("where a value comes from") : differences.parts;
    }

    /** Lists the parts in which the link itself differs; empty if it does not, or one of them has none. */
    static List<String> ofLink(ConfigurationChange change) {
        var before = change.before().link();
        var after = change.after().link();
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        var differences = new Differences();
        differences.link(before.get(), after.get());
        return differences.parts;
    }

    /** Formats an assessment with its judge. */
    static String describe(Assessment<?> assessment) {
        String value = DisplayText.value(assessment);
        return assessment.judge().isEmpty() ? value : value + " (" + assessment.judge() + ")";
    }

    private void compare(ConfigurationSnapshot before, ConfigurationSnapshot after) {
        value(
                "state",
                DisplayText.state(before).text(),
                DisplayText.state(after).text());
        value("name", before.name(), after.name());
        value("type", DisplayText.of(before.type()), DisplayText.of(after.type()));
        value("bearer", before.bearer(), after.bearer());
        value(
                "technology",
                before.bearerType().displayName(),
                after.bearerType().displayName());
        value("purpose", DisplayText.of(before.purpose()), DisplayText.of(after.purpose()));
        value("connectivity", describe(before.connectivity()), describe(after.connectivity()));
        value("metered", describe(before.metered()), describe(after.metered()));
        link(before.link().orElse(null), after.link().orElse(null));
        wlan(before.wlan().orElse(null), after.wlan().orElse(null));
        value("roaming", DisplayText.yesNo(before.roamingAvailable()), DisplayText.yesNo(after.roamingAvailable()));
        many("members", before.children(), after.children());
        value(
                "last failure",
                before.lastFailure().map(Differences::failure),
                after.lastFailure().map(Differences::failure));
    }

    private void link(@Nullable NetworkLink before, @Nullable NetworkLink after) {
        if (before == null || after == null) {
            value("interface", before == null ? "" : before.name(), after == null ? "" : after.name());
            return;
        }
        value("interface", before.name(), after.name());
        value("index", before.index(), after.index());
        value("platform key", before.platformKey(), after.platformKey());
        value("kind", DisplayText.of(before.kind()), DisplayText.of(after.kind()));
        value("carrier", DisplayText.of(before.carrier()), DisplayText.of(after.carrier()));
        value("hardware address", before.hardwareAddress(), after.hardwareAddress());
        value("MTU", before.mtu(), after.mtu());
        many(
                "addresses",
                before.addresses().stream().map(AddressText::of).toList(),
                after.addresses().stream().map(AddressText::of).toList());
        many("default routes", routes(before), routes(after));
        many(
                "DNS servers",
                before.nameServers().stream().map(AddressText::of).toList(),
                after.nameServers().stream().map(AddressText::of).toList());
        value(
                "traffic",
                before.counters().map(Differences::traffic),
                after.counters().map(Differences::traffic));
    }

    private static List<String> routes(NetworkLink link) {
        return link.defaultRoutes().stream().map(Differences::route).toList();
    }

    private static String route(DefaultRoute route) {
        String gateway = route.gateway().map(AddressText::of).orElseGet(() -> DisplayText.of(route.family()));
        return gateway + "/metric " + route.metric();
    }

    private static String traffic(LinkCounters counters) {
        return DisplayText.bytes(counters.receivedBytes()) + " in, " + DisplayText.bytes(counters.sentBytes()) + " out";
    }

    private void wlan(@Nullable WlanDetails before, @Nullable WlanDetails after) {
        if (before == null || after == null) {
            value("SSID", before == null ? "" : before.ssid(), after == null ? "" : after.ssid());
            return;
        }
        value("SSID", before.ssid(), after.ssid());
        value("security", DisplayText.security(before.security()), DisplayText.security(after.security()));
        value("signal", DisplayText.percent(before.signalPercent()), DisplayText.percent(after.signalPercent()));
        value("access point", before.activeAccessPoint(), after.activeAccessPoint());
        many("access points", accessPoints(before), accessPoints(after));
    }

    private static List<String> accessPoints(WlanDetails wlan) {
        return wlan.accessPoints().stream().map(Differences::accessPoint).toList();
    }

    private static String accessPoint(AccessPoint point) {
        return point.bssid().map(MacAddress::toString).orElse("<redacted>")
                + (point.channel() == 0 ? "" : "/channel " + point.channel());
    }

    private static String failure(NetworkFailure failure) {
        return DisplayText.of(failure.reason()) + " at " + DisplayText.of(failure.at());
    }

    private void many(String part, List<?> before, List<?> after) {
        if (!before.equals(after)) {
            parts.add(part + " "
                    + ChangeEvents.plusMinus(
                            before.stream().map(Object::toString).toList(),
                            after.stream().map(Object::toString).toList()));
        }
    }

    private void value(String part, Object before, Object after) {
        if (!before.equals(after)) {
            parts.add(part + " " + orNone(before) + " -> " + orNone(after));
        }
    }

    private static String orNone(Object value) {
        String text = value instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse("")
                : value.toString();
        return text.isEmpty() ? "none" : text;
    }
}
