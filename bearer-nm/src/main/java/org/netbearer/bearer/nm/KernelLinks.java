package org.netbearer.bearer.nm;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Carrier;

/**
 * The daemon's devices as this process's own kernel sees them. It tells whether the daemon speaks of this machine and
 * network namespace at all: a device is ours if the kernel has an interface of its name with its hardware address. Where
 * packets take another interface than the one that controls the device, that other one has an address of its own or none; and
 * of a device without an interface that controls it only the name is left to go by.
 *
 * <p>Immutable.
 *
 * @param links what the kernel says of each interface that the daemon names and the kernel has
 * @param boot when the kernel started; null if not known
 */
record KernelLinks(Map<String, KernelLink> links, @Nullable Instant boot) {
    static final KernelLinks NOTHING = new KernelLinks(Map.of(), null);

    /**
     * Returns a view in which each interface that is new, or has another address than before, was looked up. An interface that
     * disappears is not looked up again, so that it keeps its values until the daemon has noticed too.
     */
    KernelLinks updated(List<NmDevice> devices, KernelFiles kernel, Instant now) {
        var updated = new HashMap<String, KernelLink>();
        for (NmDevice device : devices) {
            for (String name : List.of(device.controlName(), device.interfaceName())) {
                KernelLink known = links.get(name);
                if (known != null && (!name.equals(device.controlName()) || matches(device, known))) {
                    updated.put(name, known);
                } else {
                    kernel.link(name).ifPresent(link -> updated.put(name, link));
                }
            }
        }
        return updated.equals(links) && boot != null
                ? this
                : new KernelLinks(Map.copyOf(updated), boot == null ? kernel.boot(now) : boot);
    }

    /** Returns a view in which carrier and counters of all interfaces were read again. */
    KernelLinks refreshed(KernelFiles kernel) {
        var refreshed = new HashMap<String, KernelLink>();
        links.forEach((name, before) -> refreshed.put(
                name,
                kernel.link(name)
                        .orElse(new KernelLink(before.index(), before.address(), Carrier.ABSENT, before.counters()))));
        return new KernelLinks(Map.copyOf(refreshed), boot);
    }

    /** Returns the kernel's link of a device; null if the device is not one of this machine and network namespace. */
    @Nullable
    KernelLink link(NmDevice device) {
        boolean foreign = device.isControlledByInterface() && controllerOf(device) == null;
        return foreign ? null : links.get(device.interfaceName());
    }

    /** Returns the kernel's link that controls a device; null if that is no interface, or not one of this machine. */
    @Nullable
    KernelLink controllerOf(NmDevice device) {
        KernelLink link = device.isControlledByInterface() ? links.get(device.controlName()) : null;
        return link != null && matches(device, link) ? link : null;
    }

    /** Returns whether another interface of this machine has the device's name, so that it must not be mistaken for it. */
    boolean isTaken(NmDevice device) {
        return links.containsKey(device.interfaceName()) && link(device) == null;
    }

    /** Returns whether not one of the devices is ours; the loopback, and what has no interface, tell nothing. */
    boolean isForeign(List<NmDevice> devices) {
        List<NmDevice> real = devices.stream()
                .filter(device -> device.isReal() && !device.isLoopback() && device.hasInterface())
                .toList();
        return !real.isEmpty()
                && real.stream().allMatch(device -> link(device) == null && controllerOf(device) == null);
    }

    private static boolean matches(NmDevice device, KernelLink link) {
        var address = AccessPoints.mac(device.device().text("HwAddress"));
        return address == null || Objects.equals(address, link.address());
    }
}
