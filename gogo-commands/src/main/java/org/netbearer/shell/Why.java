package org.netbearer.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.BearerType;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.Connectivity;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkField;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.PrintableText;

/**
 * Follows what a network needs, link by link, until the first that is broken; immutable.
 *
 * @param snapshot what is known
 * @param history since when it has been so
 */
record Why(NetworkSnapshot snapshot, History history) {
    /** How a link of the chain is. */
    enum Verdict {
        GOOD,
        BROKEN,
        UNKNOWN
    }

    /**
     * One link of the chain.
     *
     * @param name what is looked at
     * @param verdict how it is
     * @param evidence what shows it
     * @param next what to type or do next; empty if nothing
     */
    record Step(String name, Verdict verdict, String evidence, String next) {}

    /**
     * The chain of one network.
     *
     * @param configuration the network
     * @param steps in the order in which they depend on each other, up to the first that is broken
     */
    record Chain(ConfigurationSnapshot configuration, List<Step> steps) {
        Optional<Step> broken() {
            return steps.stream()
                    .filter(step -> step.verdict() == Verdict.BROKEN)
                    .findFirst();
        }
    }

    /** Follows the chain of one network. */
    Chain chain(ConfigurationSnapshot configuration) {
        var steps = new ArrayList<Step>();
        for (Step step : steps(configuration)) {
            steps.add(step);
            if (step.verdict() == Verdict.BROKEN) {
                break;
            }
        }
        return new Chain(configuration, List.copyOf(steps));
    }

    private List<Step> steps(ConfigurationSnapshot configuration) {
        var steps = new ArrayList<Step>();
        snapshot.bearers().stream()
                .filter(bearer -> bearer.name().equals(configuration.bearer()))
                .findFirst()
                .ifPresent(bearer -> steps.add(bearer(bearer)));
        radio(configuration).ifPresent(steps::add);
        // a radio has a carrier once it is connected: what keeps it from that says more
        boolean askCarrier = configuration.wlan().isEmpty() || configuration.state() == ConfigurationState.ACTIVE;
        configuration.link().filter(link -> askCarrier).ifPresent(link -> steps.add(carrier(link, configuration)));
        steps.add(activation(configuration));
        configuration.link().ifPresent(link -> {
            steps.add(address(link));
            steps.add(route(link, configuration));
            steps.add(nameServer(link));
        });
        steps.add(judge(configuration));
        return steps;
    }

    private Step bearer(BearerSnapshot bearer) {
        var health = bearer.health();
        String evidence = bearer.name() + " is " + DisplayText.of(health.status())
                + (health.text().isEmpty() ? "" : ": " + health.text())
                + history.since(bearer).map(Why::since).orElse("");
        if (health.status() == BearerStatus.DENIED) {
            return new Step("permission", Verdict.BROKEN, evidence, "bearer:bearers");
        }
        boolean good = health.status() == BearerStatus.READY;
        return new Step(
                "bearer",
                good ? Verdict.GOOD : health.status() == BearerStatus.STARTING ? Verdict.UNKNOWN : Verdict.BROKEN,
                evidence,
                good ? "" : "bearer:bearers");
    }

    private static Optional<Step> radio(ConfigurationSnapshot configuration) {
        boolean wireless = configuration.wlan().isPresent()
                || configuration.bearerType().family() != BearerType.ETHERNET
                        && configuration.bearerType() != BearerType.UNKNOWN;
        if (!wireless) {
            return Optional.empty();
        }
        boolean off = configuration.state() != ConfigurationState.ACTIVE
                && reason(configuration).filter(FailureReason.RADIO_OFF::equals).isPresent();
        return off
                ? Optional.of(new Step(
                        "radio",
                        Verdict.BROKEN,
                        failure(configuration),
                        "switch the radio on (nmcli radio, rfkill, a key of the machine)"))
                : Optional.empty();
    }

    private Step carrier(NetworkLink link, ConfigurationSnapshot configuration) {
        return switch (link.carrier()) {
            case PRESENT -> new Step("carrier", Verdict.GOOD, link.name() + " has a signal", "");
            case ABSENT ->
                new Step(
                        "carrier",
                        Verdict.BROKEN,
                        link.name() + " has no carrier"
                                + history.since(configuration.identifier())
                                        .map(Why::since)
                                        .orElse(""),
                        configuration.wlan().isPresent()
                                ? "bearer:update looks for networks"
                                : "look at cable and switch");
            case UNKNOWN ->
                new Step("carrier", Verdict.UNKNOWN, "nobody tells whether " + link.name() + " has a signal", "");
        };
    }

    private Step activation(ConfigurationSnapshot configuration) {
        String since = history.since(configuration.identifier()).map(Why::since).orElse("");
        return switch (configuration.state()) {
            case ACTIVE -> new Step("connection", Verdict.GOOD, "in use" + since, "");
            case DISCOVERED -> {
                String identifier = quoted(configuration.identifier());
                var rival = rival(configuration);
                yield rival.isPresent()
                        ? new Step(
                                "connection",
                                Verdict.BROKEN,
                                "its device is used by " + DisplayText.describe(rival.get()),
                                "bearer:open " + identifier + " --replace")
                        : new Step(
                                "connection",
                                Verdict.BROKEN,
                                configuration.lastFailure().isPresent()
                                        ? failure(configuration)
                                        : "could be used, and is not" + since,
                                "bearer:open " + identifier);
            }
            case DEFINED ->
                new Step(
                        "connection",
                        Verdict.BROKEN,
                        configuration.lastFailure().isPresent() ? failure(configuration) : "is not in reach" + since,
                        configuration.wlan().isPresent()
                                ? "bearer:update looks for networks"
                                : "bearer:show " + quoted(configuration.identifier()));
            case UNDEFINED ->
                new Step(
                        "connection",
                        Verdict.BROKEN,
                        "is in reach, but no settings are stored for it",
                        "store its settings first");
        };
    }

    /** Finds what is in use on the same interface. */
    private Optional<ConfigurationSnapshot> rival(ConfigurationSnapshot configuration) {
        return configuration
                .link()
                .flatMap(link -> on(link.name()).stream()
                        .filter(other -> other.state() == ConfigurationState.ACTIVE)
                        .findFirst());
    }

    private static Step address(NetworkLink link) {
        var usable = link.addresses().stream()
                .filter(LinkAddress::isBeyondLink)
                .map(AddressText::of)
                .toList();
        if (!usable.isEmpty()) {
            return new Step("address", Verdict.GOOD, DisplayText.list(usable), "");
        }
        boolean known = link.sources().containsKey(LinkField.ADDRESSES);
        return new Step(
                "address",
                known ? Verdict.BROKEN : Verdict.UNKNOWN,
                known
                        ? link.name() + " has no address that leads beyond the link"
                        : "nobody tells the addresses of " + link.name(),
                known ? "is the DHCP server there? bearer:show " + link.name() : "");
    }

    private Step route(NetworkLink link, ConfigurationSnapshot configuration) {
        if (!link.defaultRoutes().isEmpty()) {
            boolean chosen = configuration.identifier().equals(snapshot.defaultIdentifier());
            return new Step(
                    "route",
                    Verdict.GOOD,
                    link.defaultRoutes().size() == 1
                            ? "a default route"
                            : link.defaultRoutes().size() + " default routes",
                    chosen ? "" : "bearer:primary has the one that traffic takes");
        }
        boolean known = link.sources().containsKey(LinkField.DEFAULT_ROUTES);
        return new Step(
                "route",
                Verdict.UNKNOWN,
                known
                        ? "no default route: it reaches its own network only"
                        : "nobody tells the routes of " + link.name(),
                "");
    }

    private static Step nameServer(NetworkLink link) {
        if (!link.nameServers().isEmpty()) {
            var servers = link.nameServers().stream().map(AddressText::of).toList();
            return new Step("name server", Verdict.GOOD, DisplayText.list(servers), "");
        }
        return new Step(
                "name server",
                Verdict.UNKNOWN,
                link.sources().containsKey(LinkField.NAME_SERVERS)
                        ? "none was learned on " + link.name()
                        : "nobody tells; the system's resolver decides",
                "");
    }

    private Step judge(ConfigurationSnapshot configuration) {
        Assessment<Connectivity> assessment = configuration.connectivity();
        if (assessment.judge().isEmpty()) {
            return new Step("connectivity", Verdict.UNKNOWN, whoCouldJudge(configuration), "");
        }
        String evidence = DisplayText.of(assessment);
        return switch (assessment.value()) {
            case FULL -> new Step("connectivity", Verdict.GOOD, evidence, "");
            case PORTAL ->
                new Step("connectivity", Verdict.BROKEN, evidence, "a portal asks for a login: open a browser");
            case LIMITED ->
                new Step(
                        "connectivity",
                        Verdict.BROKEN,
                        evidence,
                        "the router answers, what is behind it does not; bearer:check");
            case NONE -> new Step("connectivity", Verdict.BROKEN, evidence, "bearer:check");
            case UNKNOWN -> new Step("connectivity", Verdict.UNKNOWN, evidence, "bearer:check");
        };
    }

    /** Returns who could judge connectivity, and what is missing for it. */
    private String whoCouldJudge(ConfigurationSnapshot configuration) {
        Optional<BearerSnapshot> own = snapshot.bearers().stream()
                .filter(bearer -> bearer.name().equals("connectivity"))
                .findFirst();
        String ours = own.filter(bearer -> !bearer.health().status().isHealthy())
                .map(bearer -> "Netbearer's connectivity check is off ("
                        + PrintableText.of(bearer.health().text()) + ")")
                .or(() -> own.map(bearer -> "Netbearer's connectivity check has not judged it yet"))
                .orElse("");
        if (configuration.bearer().equals("nm")) {
            return "NetworkManager's connectivity check is off, which could tell" + (ours.isEmpty() ? "" : "; " + ours);
        }
        return ours.isEmpty()
                ? "nobody here judges how far traffic gets; NetworkManager could, or the bundle org.netbearer.connectivity"
                : ours;
    }

    /** Lists the chains of all networks that could bring this machine online, the nearest to it first. */
    List<Chain> chains() {
        return new ConfigurationList(
                        snapshot,
                        snapshot.configurations().stream()
                                .filter(configuration ->
                                        configuration.type() == ConfigurationType.INTERNET_ACCESS_POINT)
                                .filter(configuration -> !configuration.isTechnical())
                                .filter(configuration -> configuration.state() != ConfigurationState.UNDEFINED)
                                .toList())
                .stream().map(this::chain).toList();
    }

    /** Lists the networks on an interface, those in use first. */
    List<ConfigurationSnapshot> on(String interfaceName) {
        return List.copyOf(new ConfigurationList(
                snapshot,
                snapshot.configurations().stream()
                        .filter(configuration -> configuration
                                .link()
                                .filter(link -> link.name().equals(interfaceName))
                                .isPresent())
                        .toList()));
    }

    private static Optional<FailureReason> reason(ConfigurationSnapshot configuration) {
        return configuration.lastFailure().map(NetworkFailure::reason);
    }

    private static String failure(ConfigurationSnapshot configuration) {
        return configuration
                .lastFailure()
                .map(DisplayText::of)
                .map(reason -> reason.contains("failed") ? reason : "failed: " + reason)
                .map(reason -> reason
                        + configuration
                                .lastFailure()
                                .map(failure -> since(failure.at()))
                                .orElse(""))
                .orElse("");
    }

    private static String since(Instant instant) {
        return " since " + DisplayText.of(instant);
    }

    private static String quoted(String word) {
        return word.indexOf(' ') < 0 ? word : "'" + word + "'";
    }
}
