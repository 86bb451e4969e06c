package org.netbearer.bearer.nm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.InterfaceKey;
import org.netbearer.spi.LinkActivity;
import org.netbearer.spi.LinkReport;

/**
 * Translates the daemon's devices, with their addresses and routes, to links. A link is translated only if something has changed
 * that it depends on.
 *
 * <p>Pure; one instance for one translation.
 */
final class LinkTranslator {
    private static final List<String> STACKED =
            List.of(NmObject.DEVICE + ".Vlan", NmObject.DEVICE + ".Macvlan", NmObject.DEVICE + ".MacSec");

    private final NmState state;
    private final KernelLinks kernel;
    private final boolean stale;
    private final Translation previous;
    private final boolean changed;
    private final Map<String, String> masters = new HashMap<>();
    private final Map<String, Translated> byDevice = new HashMap<>();
    private final Set<String> active;

    /**
     * A link that was translated.
     *
     * @param from what it depends on
     * @param link what is known of it
     * @param reported what is reported of it; null if nothing
     * @param claims the interfaces that are claimed with it
     */
    record Translated(
            DeviceLink from, LinkReport link, @Nullable LinkReport reported, List<InterfaceKey> claims) {}

    /**
     * Creates the links.
     *
     * @param stale whether the daemon is gone, so that the kernel's carrier counts
     * @param previous the last translation
     */
    LinkTranslator(NmState state, KernelLinks kernel, boolean stale, Translation previous) {
        this.state = state;
        this.kernel = kernel;
        this.stale = stale;
        this.previous = previous;
        for (NmDevice device : state.devices()) {
            for (String port : device.ports()) {
                masters.put(port, device.interfaceName());
            }
        }
        boolean other = false;
        for (NmDevice device : state.devices()) {
            if (device.isReal() && !device.interfaceName().isEmpty()) {
                Translated before = previous.translatedLinks().get(device.path());
                Translated now = translated(device, before);
                byDevice.put(device.path(), now);
                other |= now != before;
            }
        }
        changed = other || byDevice.size() != previous.translatedLinks().size();
        active = changed ? LinkActivity.activeAmong(links()) : previous.active();
    }

    /** Returns what is reported of a device; null if it has no interface, or one of another machine with the name of one of ours. */
    @Nullable
    LinkReport report(NmDevice device) {
        Translated translated = byDevice.get(device.path());
        return translated == null ? null : translated.reported;
    }

    /** Returns what is known of a device, also if it is another machine's. */
    @Nullable
    LinkReport link(String device) {
        Translated translated = byDevice.get(device);
        return translated == null ? null : translated.link;
    }

    /** Returns whether a device can reach another one now. */
    boolean isActive(NmDevice device) {
        LinkReport link = link(device.path());
        return link != null && active.contains(link.key().name());
    }

    boolean isAnyActive() {
        return !active.isEmpty();
    }

    /** Returns what is reported of all devices, in the order of their names, without the loopback. */
    List<LinkReport> reports() {
        if (!changed) {
            return previous.links();
        }
        var reports = new TreeMap<String, LinkReport>();
        for (NmDevice device : state.devices()) {
            LinkReport link = device.isLoopback() ? null : report(device);
            if (link != null) {
                reports.put(link.key().name(), link);
            }
        }
        return List.copyOf(reports.values());
    }

    /** Returns the interfaces that the daemon manages here. */
    List<InterfaceKey> claims() {
        if (!changed && state.devices() == previous.state().devices() && kernel == previous.kernel()) {
            return previous.claims();
        }
        var claims = new LinkedHashSet<InterfaceKey>();
        for (NmDevice device : state.devices()) {
            Translated translated = byDevice.get(device.path());
            claims.addAll(translated == null ? claims(device, null) : translated.claims);
        }
        return List.copyOf(claims);
    }

    private List<InterfaceKey> claims(NmDevice device, @Nullable DeviceLink link) {
        var claims = new ArrayList<InterfaceKey>(1);
        if (device.isManaged() && !device.isLoopback()) {
            if (link != null && link.ours() != null) {
                claims.add(link.key());
            }
            KernelLink controller = kernel.controllerOf(device);
            if (controller != null) {
                claims.add(new InterfaceKey(device.controlName(), controller.index(), ""));
            }
        }
        return claims;
    }

    /** Returns the links by device, for the next translation. */
    Map<String, Translated> translated() {
        return byDevice;
    }

    /** Returns the names of the links that can reach another device, for the next translation. */
    Set<String> active() {
        return active;
    }

    private List<LinkReport> links() {
        var links = new ArrayList<LinkReport>();
        byDevice.values().forEach(each -> links.add(each.link));
        return links;
    }

    private Translated translated(NmDevice device, @Nullable Translated before) {
        Properties values = device.device();
        Properties four = state.properties(values.text("Ip4Config"), NmObject.IP4_CONFIG);
        Properties six = state.properties(values.text("Ip6Config"), NmObject.IP6_CONFIG);
        String master = masters.getOrDefault(device.path(), "");
        List<String> lower = lower(device);
        if (before != null
                && kernel == previous.kernel()
                && before.from.isSame(device.object(), four, six, stale, master, lower)) {
            return before;
        }
        var from = new DeviceLink(
                device.object(), four, six, kernel.link(device), kernel.isTaken(device), stale, master, lower);
        List<InterfaceKey> claims = claims(device, from);
        if (before != null && from.isSame(before.from) && claims.equals(before.claims)) {
            return before;
        }
        LinkReport link = from.link();
        if (before != null && link.equals(before.link)) {
            link = before.link;
        }
        LinkReport reported = from.reported(link);
        if (before != null && reported != null && reported.equals(before.reported)) {
            reported = before.reported;
        }
        return new Translated(from, link, reported, claims);
    }

    private List<String> lower(NmDevice device) {
        for (String iface : STACKED) {
            if (device.object().is(iface)) {
                NmDevice parent = state.device(device.object().properties(iface).text("Parent"));
                if (parent != null && !parent.interfaceName().isEmpty()) {
                    return List.of(parent.interfaceName());
                }
            }
        }
        return List.of();
    }
}
