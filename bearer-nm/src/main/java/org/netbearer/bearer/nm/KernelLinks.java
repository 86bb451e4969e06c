package org.netbearer.bearer.nm;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * @param lookups what was looked up, by the name of the interface, also where nothing was found
 * @param boot when the kernel started; null if not known
 */
record KernelLinks(Map<String, Lookup> lookups, @Nullable Instant boot) {
    static final KernelLinks NOTHING = new KernelLinks(Map.of(), null);

    /** How far two readings of the time of the start may lie apart without a jump of the clock. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    /**
     * What was found under a name.
     *
     * @param wanted the hardware address that the daemon names, in lower case; empty if it does not matter
     * @param link what the kernel has under that name; null if nothing
     */
    record Lookup(String wanted, @Nullable KernelLink link) {}

    /**
     * Returns a view in which each interface that is new, or has another address than before, was looked up: whatever was found, once. An
     * interface that disappears is not looked up again, so that it keeps its values until the daemon has noticed too.
     */
    KernelLinks updated(List<NmDevice> devices, KernelFiles kernel, Instant now) {
        var updated = new HashMap<String, Lookup>();
        for (NmDevice device : devices) {
            String control = device.controlName();
            updated.put(control, lookup(control, device.hardwareAddress(), kernel));
            String ip = device.interfaceName();
            if (!ip.equals(control)) {
                updated.put(ip, lookup(ip, "", kernel));
            }
        }
        Instant start = boot == null ? kernel.boot(now) : boot;
        return updated.equals(lookups) && Objects.equals(start, boot)
                ? this
                : new KernelLinks(Map.copyOf(updated), start);
    }

    private Lookup lookup(String name, String wanted, KernelFiles kernel) {
        Lookup known = lookups.get(name);
        String address = wanted.toLowerCase(Locale.ROOT);
        return known != null && known.wanted.equals(address)
                ? known
                : new Lookup(address, kernel.link(name).orElse(null));
    }

    /** Returns a view in which all interfaces were looked up and measured again, and the time of the start was read again. */
    KernelLinks measured(KernelFiles kernel, Instant now) {
        boolean down = lookups.values().stream()
                .anyMatch(lookup -> lookup.link != null && lookup.link.carrier() != Carrier.PRESENT);
        Map<Integer, Set<InetAddress>> tentative = down ? kernel.tentative() : Map.of();
        var measured = new HashMap<String, Lookup>();
        lookups.forEach((name, before) -> {
            KernelLink gone = before.link == null ? null : before.link.gone();
            measured.put(
                    name,
                    new Lookup(before.wanted, kernel.measured(name, tentative).orElse(gone)));
        });
        Instant start = anchored(kernel.boot(now));
        return measured.equals(lookups) && Objects.equals(start, boot)
                ? this
                : new KernelLinks(Map.copyOf(measured), start);
    }

    /** The start as it was read first, unless the clock was set since. */
    private @Nullable Instant anchored(@Nullable Instant read) {
        return boot != null
                        && (read == null || Duration.between(boot, read).abs().compareTo(ROUNDING) < 0)
                ? boot
                : read;
    }

    /** Returns the kernel's link of a device; null if the device is not one of this machine and network namespace. */
    @Nullable
    KernelLink link(NmDevice device) {
        boolean foreign = device.isControlledByInterface() && controllerOf(device) == null;
        return foreign ? null : named(device.interfaceName());
    }

    /** Returns the kernel's link that controls a device; null if that is no interface, or not one of this machine. */
    @Nullable
    KernelLink controllerOf(NmDevice device) {
        KernelLink link = device.isControlledByInterface() ? named(device.controlName()) : null;
        return link != null && matches(device, link) ? link : null;
    }

    /** Returns whether another interface of this machine has the device's name, so that it must not be mistaken for it. */
    boolean isTaken(NmDevice device) {
        return named(device.interfaceName()) != null && link(device) == null;
    }

    /** Returns whether not one of the devices is ours; the loopback, and what has no interface, tell nothing. */
    boolean isForeign(List<NmDevice> devices) {
        List<NmDevice> real = devices.stream()
                .filter(device -> device.isReal() && !device.isLoopback() && device.hasInterface())
                .toList();
        return !real.isEmpty()
                && real.stream().allMatch(device -> link(device) == null && controllerOf(device) == null);
    }

    private @Nullable KernelLink named(String name) {
        Lookup lookup = lookups.get(name);
        return lookup == null ? null : lookup.link;
    }

    private static boolean matches(NmDevice device, KernelLink link) {
        var address = AccessPoints.mac(device.hardwareAddress());
        return address == null || Objects.equals(address, link.address());
    }
}
