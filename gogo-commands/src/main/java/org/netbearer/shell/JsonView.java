package org.netbearer.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.api.SessionStatistics;
import org.netbearer.api.Ssid;
import org.netbearer.api.UpdateReport;
import org.netbearer.api.WlanDetails;
import org.netbearer.api.WlanLink;

/**
 * Turns the values of the API into trees for {@link JsonWriter}, with nothing left out.
 *
 * <p>Field names are those of the records' components and are documented; every field is always there, and what is not known
 * is {@code null}. Enumerations are their constants' names, instants ISO 8601 in UTC.
 */
final class JsonView {
    private JsonView() {}

    static Map<String, @Nullable Object> configuration(ConfigurationSnapshot configuration, boolean isDefault) {
        var fields = fields();
        fields.put("identifier", configuration.identifier());
        fields.put("name", configuration.name());
        fields.put("type", configuration.type().name());
        fields.put("bearer", configuration.bearer());
        fields.put("bearerType", configuration.bearerType().name());
        fields.put("bearerTypeFamily", configuration.bearerType().family().name());
        fields.put("bearerTypeName", configuration.bearerTypeName());
        fields.put("purpose", configuration.purpose().name());
        fields.put("state", configuration.state().name());
        fields.put("default", isDefault);
        fields.put("link", orNull(configuration.link(), JsonView::link));
        fields.put("wlan", orNull(configuration.wlan(), JsonView::wlan));
        fields.put("connectivity", assessment(configuration.connectivity()));
        fields.put("metered", assessment(configuration.metered()));
        fields.put("roamingAvailable", configuration.roamingAvailable());
        fields.put("children", configuration.children());
        fields.put("stale", configuration.stale());
        fields.put("lastFailure", orNull(configuration.lastFailure(), JsonView::failure));
        fields.put("stateBeforeRemoval", orNull(configuration.stateBeforeRemoval(), Enum::name));
        return fields;
    }

    static Map<String, @Nullable Object> configuration(ConfigurationSnapshot configuration, NetworkSnapshot snapshot) {
        return configuration(configuration, configuration.identifier().equals(snapshot.defaultIdentifier()));
    }

    /** Starts an object with the moment that it is about. */
    static Map<String, @Nullable Object> moment(NetworkSnapshot snapshot) {
        var fields = fields();
        fields.put("revision", snapshot.revision());
        fields.put("instant", instant(snapshot.instant()));
        return fields;
    }

    static Map<String, @Nullable Object> bearer(BearerSnapshot bearer) {
        var fields = fields();
        fields.put("name", bearer.name());
        fields.put("ranking", bearer.ranking());
        fields.put("status", bearer.health().status().name());
        fields.put("code", bearer.health().code());
        fields.put("text", bearer.health().text());
        fields.put("capabilities", names(bearer.capabilities()));
        fields.put("claims", bearer.claims());
        fields.put("configurations", bearer.configurations());
        fields.put("fault", bearer.fault());
        return fields;
    }

    static Map<String, @Nullable Object> session(SessionSnapshot session, boolean own) {
        var fields = fields();
        fields.put("id", session.id());
        fields.put("owner", session.owner());
        fields.put("own", own);
        fields.put("label", session.label());
        fields.put("target", session.target());
        fields.put("activeIdentifier", textOrNull(session.activeIdentifier()));
        fields.put("userChoiceIdentifier", textOrNull(session.userChoiceIdentifier()));
        fields.put("offeredIdentifier", textOrNull(session.offeredIdentifier()));
        fields.put("state", session.state().name());
        fields.put("open", session.open());
        fields.put("startedHere", session.startedHere());
        fields.put("error", session.error().name());
        fields.put("failure", orNull(session.failure(), JsonView::failure));
        fields.put("usagePolicy", session.usagePolicy().name());
        fields.put("openedAt", orNull(session.openedAt(), JsonView::instant));
        fields.put("autoCloseMillis", orNull(session.autoCloseTimeout(), JsonView::millis));
        fields.put("statistics", statistics(session.statistics()));
        return fields;
    }

    private static Map<String, @Nullable Object> statistics(SessionStatistics statistics) {
        var fields = fields();
        fields.put("activeMillis", millis(statistics.activeTime()));
        fields.put("session", orNull(statistics.session(), JsonView::counters));
        fields.put("link", orNull(statistics.link(), JsonView::counters));
        return fields;
    }

    static Map<String, @Nullable Object> report(UpdateReport report) {
        var fields = fields();
        fields.put("ticket", report.ticket());
        fields.put("requested", instant(report.requested()));
        fields.put("completed", instant(report.completed()));
        fields.put("revision", report.revision());
        fields.put("fresh", report.isFresh());
        fields.put(
                "bearers",
                report.bearers().stream()
                        .map(update -> {
                            var part = fields();
                            part.put("bearer", update.bearer());
                            part.put("outcome", update.outcome().name());
                            part.put("text", update.text());
                            return part;
                        })
                        .toList());
        return fields;
    }

    static <E extends Enum<E>> Map<String, @Nullable Object> assessment(Assessment<E> assessment) {
        boolean judged = !assessment.judge().isEmpty();
        var fields = fields();
        fields.put("value", assessment.value().name());
        fields.put("judge", judged ? assessment.judge() : null);
        fields.put("since", judged ? instant(assessment.since()) : null);
        return fields;
    }

    static List<String> names(Collection<? extends Enum<?>> constants) {
        return constants.stream().<String>map(Enum::name).toList();
    }

    static Map<String, @Nullable Object> fields() {
        return new LinkedHashMap<>();
    }

    private static Map<String, @Nullable Object> link(NetworkLink link) {
        var fields = fields();
        fields.put("name", link.name());
        fields.put("index", link.index() == 0 ? null : link.index());
        fields.put("platformKey", link.platformKey());
        fields.put("kind", link.kind().name());
        fields.put("carrier", link.carrier().name());
        fields.put("hardwareAddress", orNull(link.hardwareAddress(), Object::toString));
        fields.put("mtu", link.mtu() == 0 ? null : link.mtu());
        fields.put(
                "addresses",
                link.addresses().stream()
                        .map(address -> {
                            var part = fields();
                            part.put("address", AddressText.of(address.address()));
                            part.put("prefixLength", address.prefixLength());
                            return part;
                        })
                        .toList());
        fields.put(
                "defaultRoutes",
                link.defaultRoutes().stream().map(JsonView::route).toList());
        fields.put(
                "nameServers", link.nameServers().stream().map(AddressText::of).toList());
        fields.put("counters", orNull(link.counters(), JsonView::counters));
        var sources = fields();
        link.sources().forEach((field, bearer) -> sources.put(field.name(), bearer));
        fields.put("sources", sources);
        return fields;
    }

    private static Map<String, @Nullable Object> route(DefaultRoute route) {
        var fields = fields();
        fields.put("family", route.family().name());
        fields.put("gateway", orNull(route.gateway(), AddressText::of));
        fields.put("metric", route.metric());
        return fields;
    }

    private static Map<String, @Nullable Object> counters(LinkCounters counters) {
        var fields = fields();
        fields.put("receivedBytes", counters.receivedBytes());
        fields.put("sentBytes", counters.sentBytes());
        fields.put("receivedPackets", counters.receivedPackets());
        fields.put("sentPackets", counters.sentPackets());
        return fields;
    }

    private static Map<String, @Nullable Object> wlan(WlanDetails wlan) {
        var fields = fields();
        fields.put("ssid", ssid(wlan.ssid()));
        fields.put("security", names(wlan.security()));
        fields.put("signalPercent", wlan.signalPercent() < 0 ? null : wlan.signalPercent());
        fields.put("activeAccessPoint", orNull(wlan.activeAccessPoint(), Object::toString));
        fields.put(
                "accessPoints",
                wlan.accessPoints().stream().map(JsonView::accessPoint).toList());
        fields.put("link", orNull(wlan.link(), JsonView::wlanLink));
        return fields;
    }

    private static Map<String, @Nullable Object> wlanLink(WlanLink link) {
        var fields = fields();
        fields.put("signalDbm", orNull(link.signalDbm()));
        fields.put("noiseDbm", orNull(link.noiseDbm()));
        fields.put("transmitRateKbps", orNull(link.transmitRateKbps()));
        fields.put("receiveRateKbps", orNull(link.receiveRateKbps()));
        fields.put("phyMode", link.phyMode().name());
        return fields;
    }

    private static Map<String, @Nullable Object> ssid(Ssid ssid) {
        var fields = fields();
        fields.put("text", ssid.text());
        fields.put("hex", ssid.hex());
        fields.put("hidden", ssid.isHidden());
        fields.put("redacted", ssid.isRedacted());
        return fields;
    }

    private static Map<String, @Nullable Object> accessPoint(AccessPoint point) {
        var fields = fields();
        fields.put("bssid", orNull(point.bssid(), Object::toString));
        fields.put("security", names(point.security()));
        fields.put("frequencyMhz", point.frequencyMhz() == 0 ? null : point.frequencyMhz());
        fields.put("channel", point.channel() == 0 ? null : point.channel());
        fields.put("channelWidthMhz", point.channelWidthMhz() == 0 ? null : point.channelWidthMhz());
        fields.put("signalPercent", point.signalPercent() < 0 ? null : point.signalPercent());
        fields.put("signalDbm", orNull(point.signalDbm()));
        fields.put("maxBitrateKbps", point.maxBitrateKbps() == 0 ? null : point.maxBitrateKbps());
        fields.put("lastSeen", orNull(point.lastSeen(), JsonView::instant));
        return fields;
    }

    private static Map<String, @Nullable Object> failure(NetworkFailure failure) {
        var fields = fields();
        fields.put("reason", failure.reason().name());
        fields.put("platformReason", failure.platformReason());
        fields.put("text", failure.text());
        fields.put("at", instant(failure.at()));
        return fields;
    }

    private static long millis(Duration duration) {
        return TimeUnit.MILLISECONDS.convert(duration);
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }

    static @Nullable String instantOrNull(@Nullable Instant instant) {
        return instant == null ? null : instant(instant);
    }

    private static String instant(Instant instant) {
        return instant.toString();
    }

    private static @Nullable Integer orNull(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static <T, R> @Nullable R orNull(Optional<T> value, Function<? super T, ? extends R> show) {
        return value.<R>map(show).orElse(null);
    }
}
