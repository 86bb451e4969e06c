package org.netbearer.impl.jmx;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.PrintableText;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.UpdateReport;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanLink;
import org.netbearer.api.WlanSecurity;
import org.netbearer.jmx.AccessPointView;
import org.netbearer.jmx.BearerUpdateView;
import org.netbearer.jmx.BearerView;
import org.netbearer.jmx.ConfigurationView;
import org.netbearer.jmx.LinkView;
import org.netbearer.jmx.MetricsView;
import org.netbearer.jmx.SessionView;
import org.netbearer.jmx.UpdateView;
import org.netbearer.jmx.WlanLinkView;
import org.netbearer.jmx.WlanView;

/** Turns values of the API into views of strings, numbers and booleans. Pure functions. */
final class Views {
    private Views() {}

    static ConfigurationView of(ConfigurationSnapshot configuration, boolean isDefault) {
        var link = configuration.link().orElse(null);
        var wlan = configuration.wlan().orElse(null);
        var failure = configuration.lastFailure().orElse(null);
        return new ConfigurationView(
                configuration.identifier(),
                configuration.name(),
                configuration.state().name(),
                configuration.state().code(),
                isDefault,
                configuration.type().name(),
                configuration.type().code(),
                configuration.bearer(),
                configuration.bearerType().name(),
                configuration.bearerType().code(),
                link == null ? "" : PrintableText.of(link.name()),
                wlan == null ? "" : wlan.ssid().text(),
                wlan == null ? -1 : wlan.signalPercent(),
                configuration.connectivity().value().name(),
                configuration.connectivity().value().code(),
                configuration.metered().value().name(),
                configuration.metered().value().code(),
                configuration.purpose().name(),
                configuration.purpose().code(),
                configuration.roamingAvailable(),
                configuration.children(),
                configuration.stale(),
                configuration.isTechnical(),
                failure == null ? "" : failure.text(),
                failure == null ? "" : failure.reason().name(),
                failure == null ? -1 : failure.reason().code(),
                failure == null ? 0 : failure.at().toEpochMilli(),
                link == null ? null : of(link),
                wlan == null ? null : of(wlan));
    }

    /** Shows a configuration in one line: state, technology, name, interface and identifier. */
    static String line(ConfigurationSnapshot configuration, boolean isDefault) {
        var link = configuration.link().orElse(null);
        return (isDefault ? "* " : "  ")
                + configuration.state()
                + "  "
                + configuration.bearerType().displayName()
                + "  "
                + configuration.name()
                + (link == null ? "" : "  on " + PrintableText.of(link.name()))
                + "  ["
                + PrintableText.of(configuration.identifier())
                + "]";
    }

    /** Returns what of a configuration is a number, and the labels of that. */
    static MetricsView metrics(ConfigurationSnapshot configuration, boolean isDefault) {
        LinkCounters counters =
                configuration.link().flatMap(NetworkLink::counters).orElse(null);
        return new MetricsView(
                configuration.name(),
                configuration
                        .link()
                        .map(NetworkLink::name)
                        .map(PrintableText::of)
                        .orElse(""),
                configuration.bearerType().name(),
                configuration.state() == ConfigurationState.ACTIVE ? 1 : 0,
                isDefault ? 1 : 0,
                configuration.state().code(),
                configuration.connectivity().value().code(),
                configuration.wlan().map(WlanDetails::signalPercent).orElse(-1),
                counters == null ? -1 : counters.receivedBytes(),
                counters == null ? -1 : counters.sentBytes());
    }

    static BearerView of(BearerSnapshot bearer) {
        var health = bearer.health();
        return new BearerView(
                bearer.name(),
                bearer.ranking(),
                health.status().name(),
                health.status().code(),
                health.status() != BearerStatus.ABSENT,
                health.status().isHealthy(),
                health.code(),
                health.text(),
                names(bearer.capabilities()),
                mask(bearer.capabilities(), NetworkCapability::code),
                printable(bearer.claims()),
                bearer.configurations(),
                bearer.fault());
    }

    static SessionView of(SessionSnapshot session) {
        LinkCounters traffic = session.statistics().session().orElse(null);
        return new SessionView(
                session.id(),
                session.owner(),
                session.label(),
                session.target(),
                session.activeIdentifier(),
                session.state().name(),
                session.state().code(),
                session.open(),
                millis(session.openedAt()),
                session.statistics().activeTime().toSeconds(),
                traffic == null ? -1 : traffic.receivedBytes(),
                traffic == null ? -1 : traffic.sentBytes(),
                session.startedHere(),
                session.error().name(),
                session.error().code(),
                text(session.failure().orElse(null)));
    }

    private static String text(@Nullable NetworkFailure failure) {
        if (failure == null) {
            return "";
        }
        String platform = failure.platformReason();
        return (failure.text().isEmpty() ? failure.reason().name() : failure.text())
                + (platform.isEmpty() ? "" : " [" + platform + "]");
    }

    static UpdateView of(long ticket, UpdateReport report) {
        return new UpdateView(
                ticket,
                true,
                report.isFresh(),
                report.revision(),
                report.requested().toEpochMilli(),
                report.completed().toEpochMilli(),
                report.bearers().stream()
                        .map(part -> new BearerUpdateView(
                                part.bearer(),
                                part.outcome().name(),
                                part.outcome().code(),
                                part.text()))
                        .toList());
    }

    static UpdateView unfinished(long ticket) {
        return new UpdateView(ticket, false, false, 0, 0, 0, List.of());
    }

    static List<String> names(Collection<? extends Enum<?>> constants) {
        return constants.stream().<String>map(Enum::name).toList();
    }

    static <E> int mask(Collection<E> constants, ToIntFunction<E> code) {
        return constants.stream()
                .mapToInt(constant -> 1 << code.applyAsInt(constant))
                .sum();
    }

    private static LinkView of(NetworkLink link) {
        LinkCounters counters = link.counters().orElse(null);
        return new LinkView(
                PrintableText.of(link.name()),
                link.index(),
                link.kind().name(),
                link.kind().code(),
                link.carrier().name(),
                link.carrier().code(),
                link.hardwareAddress().map(MacAddress::toString).orElse(""),
                link.mtu(),
                link.addresses().stream().map(Object::toString).toList(),
                link.defaultRoutes().stream().map(Views::text).toList(),
                link.nameServers().stream()
                        .map(server -> server.getHostAddress())
                        .toList(),
                counters == null ? -1 : counters.receivedBytes(),
                counters == null ? -1 : counters.sentBytes(),
                counters == null ? -1 : counters.receivedPackets(),
                counters == null ? -1 : counters.sentPackets());
    }

    private static WlanView of(WlanDetails wlan) {
        return new WlanView(
                wlan.ssid().text(),
                wlan.ssid().hex(),
                wlan.ssid().isHidden(),
                wlan.ssid().isRedacted(),
                names(wlan.security()),
                mask(wlan.security(), WlanSecurity::code),
                wlan.signalPercent(),
                wlan.activeAccessPoint().map(MacAddress::toString).orElse(""),
                wlan.accessPoints().stream().map(Views::of).toList(),
                wlan.link().map(Views::of).orElse(null));
    }

    private static WlanLinkView of(WlanLink link) {
        return new WlanLinkView(
                boxed(link.signalDbm()),
                boxed(link.noiseDbm()),
                link.transmitRateKbps().orElse(0),
                link.receiveRateKbps().orElse(0),
                link.phyMode().name(),
                link.phyMode().code());
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static AccessPointView of(AccessPoint point) {
        return new AccessPointView(
                point.bssid().map(MacAddress::toString).orElse(""),
                names(point.security()),
                mask(point.security(), WlanSecurity::code),
                point.frequencyMhz(),
                point.channel(),
                point.channelWidthMhz(),
                point.signalPercent(),
                boxed(point.signalDbm()),
                point.maxBitrateKbps(),
                millis(point.lastSeen()));
    }

    private static String text(DefaultRoute route) {
        String via = route.gateway()
                .map(gateway -> " via " + gateway.getHostAddress())
                .orElse("");
        return route.family() + via + " metric " + route.metric();
    }

    private static List<String> printable(List<String> texts) {
        return texts.stream().map(PrintableText::of).toList();
    }

    private static long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(0L);
    }
}
