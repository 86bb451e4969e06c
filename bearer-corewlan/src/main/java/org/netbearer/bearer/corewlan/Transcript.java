package org.netbearer.bearer.corewlan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.PrintableText;
import org.netbearer.bearer.corewlan.port.CoreWlanException;
import org.netbearer.bearer.corewlan.port.CoreWlanPort;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Event;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.EventKind;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Network;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Profile;
import org.netbearer.bearer.corewlan.port.CoreWlanPort.Radio;
import org.netbearer.bearer.corewlan.port.DynamicStoreException;
import org.netbearer.bearer.corewlan.port.DynamicStorePort;
import org.netbearer.spi.LinkReport;

/**
 * Records what one client of CoreWLAN answers, call by call: counts, kinds and codes, never the name of a network or an address.
 * Confined to one thread.
 */
final class Transcript {
    private static final int MOST_LINES = 200;
    private static final Duration LAST_EVENTS = Duration.ofSeconds(1);

    private final Duration patience;
    private final Duration watch;
    private final List<String> lines = new ArrayList<>();
    private final BlockingQueue<Recorded> recorded = new ArrayBlockingQueue<>(MOST_LINES);

    /**
     * Creates an empty transcript.
     *
     * @param patience how long a scan is waited for
     * @param watch how long events are recorded at the end
     */
    Transcript(Duration patience, Duration watch) {
        this.patience = patience;
        this.watch = watch;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    void line(String text) {
        lines.add(PrintableText.of(text));
    }

    /** Opens a client, sends every message once, scans, and records the events in order. */
    void session(CoreWlanPort.Opener opener, DynamicStorePort.Opener store) {
        try (var port = opener.open(event -> enqueue(event.radio(), eventText(event), false))) {
            line("events asked for: "
                    + (port.subscriptionError().isEmpty() ? "all granted" : port.subscriptionError()));
            line("location: " + port.location() + ", authorization status "
                    + (port.authorizationStatus().isEmpty()
                            ? "not reported"
                            : port.authorizationStatus().getAsInt()));
            var radios = port.radios();
            line("interfaces: " + radios.size());
            describe(port, radios);
            scan(port, radios);
            describe(port, port.radios());
            record(port, store);
        } catch (CoreWlanException refused) {
            line(refused.text());
        }
    }

    /** Records events while somebody switches things on and off, and what can be read right after each. */
    @SuppressWarnings("try") // the store is opened for its events
    private void record(CoreWlanPort port, DynamicStorePort.Opener store) throws CoreWlanException {
        if (watch.isZero()) {
            return;
        }
        line("recording for " + watch.toSeconds() + " s: switch Wi-Fi off and on, disconnect, try a wrong password");
        long begun = System.nanoTime();
        try (var changes = store.open(() -> enqueue("", "the dynamic store changed", false))) {
            record(port, begun);
        } catch (DynamicStoreException refused) {
            line("no events of the dynamic store: " + refused.text());
            record(port, begun);
        }
        line("recorded");
    }

    private void record(CoreWlanPort port, long begun) throws CoreWlanException {
        long end = begun + watch.toNanos();
        for (var next = next(end); next != null; next = next(end)) {
            line(String.format(Locale.ROOT, "+%.3f s %s", (System.nanoTime() - begun) / 1e9, next.text));
            for (Radio radio : port.radios()) {
                describeLink(radio);
            }
        }
    }

    /** Reads SystemConfiguration once. */
    void links(DynamicStorePort.Opener opener) {
        try (var port = opener.open(() -> {})) {
            var facts = DynamicStoreLinks.of(port.read(), Set.of());
            line("links: " + facts.links().size() + ", wired adapters " + facts.wiredNames() + ", unused "
                    + facts.unused().stream().sorted().toList());
            facts.links().values().stream()
                    .sorted(Comparator.comparing(link -> link.key().name()))
                    .forEach(this::describe);
        } catch (DynamicStoreException refused) {
            line("links: " + refused.text());
        }
    }

    private void describe(LinkReport link) {
        var addresses = link.addresses().orElse(List.of());
        var routes = link.defaultRoutes().orElse(List.of());
        line(link.key().name() + ": kind " + link.kind() + ", carrier " + link.carrier() + ", "
                + count(addresses, address -> !address.isIpv6()) + " IPv4 and "
                + count(addresses, LinkAddress::isIpv6) + " IPv6 addresses, "
                + count(addresses, LinkAddress::isBeyondLink) + " of them beyond the link; default routes "
                + tally(routes, DefaultRoute::family) + ", name servers "
                + link.nameServers()
                        .map(servers -> String.valueOf(servers.size()))
                        .orElse("not reported"));
    }

    private void describe(CoreWlanPort port, List<Radio> radios) throws CoreWlanException {
        for (Radio radio : radios) {
            describe(radio);
            var air = port.air(radio.name());
            line(radio.name() + ": signal " + air.signalDbm() + " dBm, noise " + air.noiseDbm() + " dBm, channel "
                    + air.channel() + ", rate " + air.transmitRate() + " Mbit/s, PHY mode " + air.phyMode()
                    + ", country " + (air.country().isEmpty() ? "not reported" : air.country()));
        }
    }

    private void describe(Radio radio) {
        describeLink(radio);
        describeLists(radio);
    }

    private void describeLink(Radio radio) {
        var link = radio.link();
        line(radio.name() + ": power " + (radio.on() ? "on" : "off") + ", address "
                + (radio.hardwareAddress() == null ? "not reported" : "reported") + ", "
                + (link == null
                        ? "no link"
                        : "link " + (link.ssid() == null ? "without" : "with") + " name, "
                                + (link.bssid() == null ? "without" : "with") + " access point, security "
                                + link.security()));
    }

    private void describeLists(Radio radio) {
        var networks = radio.networks();
        line(radio.name() + ": cached scan results " + networks.size() + ", "
                + count(networks, network -> network.ssid() != null) + " with a name, "
                + count(networks, network -> network.bssid() != null) + " with an address, "
                + count(networks, network -> network.signalDbm() < 0) + " with a signal; bands "
                + tally(networks, Network::band) + ", widths " + tally(networks, Network::width) + ", securities "
                + tally(networks, network -> new TreeSet<>(network.securities())));
        line(radio.name() + ": profiles " + radio.profiles().size() + ", "
                + count(radio.profiles(), profile -> profile.ssid() != null) + " with a name; securities "
                + tally(radio.profiles(), Profile::security));
    }

    private void scan(CoreWlanPort port, List<Radio> radios) {
        long end = System.nanoTime() + patience.toNanos();
        Set<String> waiting = new HashSet<>();
        for (Radio radio : radios) {
            waiting.add(radio.name());
            new BlockingCalls("netbearer-corewlan-diagnosis").submit(() -> scan(port, radio.name()));
        }
        while (!waiting.isEmpty()) {
            var next = next(end);
            if (next == null) {
                line("after " + patience.toMillis() + " ms: no end of the scan on " + waiting.size() + " interfaces");
                return;
            }
            line(next.text);
            if (next.ends) {
                waiting.remove(next.radio);
            }
        }
        end = System.nanoTime() + LAST_EVENTS.toNanos(); // an event may come a little after the scan has returned
        for (var next = next(end); next != null; next = next(end)) {
            line(next.text);
        }
    }

    private void scan(CoreWlanPort port, String radio) {
        try {
            port.scan(radio);
            enqueue(radio, radio + ": the scan returned", true);
        } catch (CoreWlanException refused) {
            enqueue(radio, radio + ": " + refused.text(), true);
        }
    }

    private static String eventText(Event event) {
        return event.kind() == EventKind.INTERRUPTED || event.kind() == EventKind.INVALIDATED
                ? "event " + event.kind()
                : event.radio() + ": event " + event.kind();
    }

    /** Adds a line without waiting: a thread of the system must not be blocked by a burst of events. */
    private void enqueue(String radio, String text, boolean ends) {
        boolean ignored = recorded.offer(new Recorded(radio, text, ends));
    }

    private @Nullable Recorded next(long end) {
        try {
            return recorded.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static <T> long count(List<T> entries, Predicate<T> wanted) {
        return entries.stream().filter(wanted).count();
    }

    private static <T> String tally(List<T> entries, Function<T, Object> kind) {
        var tally = new TreeMap<String, Integer>();
        entries.forEach(entry -> tally.merge(String.valueOf(kind.apply(entry)), 1, Integer::sum));
        return tally.toString();
    }

    /** A line from another thread. */
    private record Recorded(String radio, String text, boolean ends) {}
}
