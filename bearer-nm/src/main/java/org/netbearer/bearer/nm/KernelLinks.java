package org.netbearer.bearer.nm;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
 * @param lookups what was looked up, also where nothing was found
 * @param boot when the kernel started; null if not known
 */
record KernelLinks(Map<Name, Lookup> lookups, @Nullable Instant boot) {
    static final KernelLinks NOTHING = new KernelLinks(Map.of(), null);

    /** How far two readings of the time of the start may lie apart without a jump of the clock. */
    private static final Duration ROUNDING = Duration.ofSeconds(2);

    /**
     * What is looked up.
     *
     * @param name the name of an interface
     * @param address the hardware address that the daemon says it has; empty if it does not matter
     */
    record Name(String name, String address) {}

    /**
     * What was found.
     *
     * @param link the interface of that name; null if there is none
     * @param matches whether it has the address, or none is known to compare
     */
    record Lookup(@Nullable KernelLink link, boolean matches) {
        static Lookup of(Name name, @Nullable KernelLink link) {
            var address = AccessPoints.mac(name.address);
            return new Lookup(link, link != null && (address == null || Objects.equals(address, link.address())));
        }
    }

    /**
     * Returns a view in which each interface that is new, or has another address than before, was looked up: whatever was found, once. An
     * interface that disappears is not looked up again, so that it keeps its values until the daemon has noticed too.
     */
    KernelLinks updated(List<NmDevice> devices, KernelFiles kernel, Instant now) {
        return lookedUp(devices, name -> kernel.link(name).orElse(null), boot == null ? kernel.boot(now) : boot);
    }

    /** Returns the same, with what {@code find} returns for a name. */
    KernelLinks lookedUp(List<NmDevice> devices, Function<String, @Nullable KernelLink> find, @Nullable Instant start) {
        var updated = new HashMap<Name, Lookup>();
        for (NmDevice device : devices) {
            for (Name name : List.of(controller(device), packets(device))) {
                Lookup known = lookups.get(name);
                updated.put(name, known != null ? known : Lookup.of(name, find.apply(name.name)));
            }
        }
        return updated.equals(lookups) && Objects.equals(start, boot)
                ? this
                : new KernelLinks(Map.copyOf(updated), start);
    }

    private static Name controller(NmDevice device) {
        return new Name(device.controlName(), device.hardwareAddress());
    }

    private static Name packets(NmDevice device) {
        return device.interfaceName().equals(device.controlName())
                ? controller(device)
                : new Name(device.interfaceName(), "");
    }

    /** Returns a view in which all interfaces were looked up and measured again, and the time of the start was read again. */
    KernelLinks measured(KernelFiles kernel, Instant now) {
        boolean down = lookups.values().stream()
                .anyMatch(lookup -> lookup.link != null && lookup.link.carrier() != Carrier.PRESENT);
        Map<Integer, Set<InetAddress>> tentative = down ? kernel.tentative() : Map.of();
        var measured = new HashMap<Name, Lookup>();
        lookups.forEach((name, before) -> {
            KernelLink gone = before.link == null ? null : before.link.gone();
            measured.put(
                    name, Lookup.of(name, kernel.measured(name.name, tentative).orElse(gone)));
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
        return foreign ? null : found(device);
    }

    /** Returns the kernel's link that controls a device; null if that is no interface, or not one of this machine. */
    @Nullable
    KernelLink controllerOf(NmDevice device) {
        Lookup lookup = device.isControlledByInterface() ? lookups.get(controller(device)) : null;
        return lookup != null && lookup.matches ? lookup.link : null;
    }

    /** Returns whether another interface of this machine has the device's name, so that it must not be mistaken for it. */
    boolean isTaken(NmDevice device) {
        return found(device) != null && link(device) == null;
    }

    /** Returns whether not one of the devices is ours; the loopback, and what has no interface, tell nothing. */
    boolean isForeign(List<NmDevice> devices) {
        List<NmDevice> real = devices.stream()
                .filter(device -> device.isReal() && !device.isLoopback() && device.hasInterface())
                .toList();
        return !real.isEmpty()
                && real.stream().allMatch(device -> link(device) == null && controllerOf(device) == null);
    }

    private @Nullable KernelLink found(NmDevice device) {
        Lookup lookup = lookups.get(packets(device));
        return lookup == null ? null : lookup.link;
    }
}
