package org.netbearer.bearer.generic.netlink;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.netbearer.bearer.generic.port.DeviceTree;
import org.netbearer.bearer.generic.port.DeviceTree.Device;

/**
 * Determines what is behind links of which the kernel does not name the kind; asks once in the life of a link. Confined to one
 * thread.
 */
final class Devices {
    /** Drivers without hardware that fill in the place on a bus all the same. */
    private static final Set<String> NO_BUS = Set.of("tun", "tap", "N/A");

    private static final Device VIRTUAL = new Device(false, false, "", List.of());

    private final DeviceTree tree;
    private final Function<String, Optional<String>> bus;
    private Map<Life, Device> known = new HashMap<>();
    private Map<Life, Device> seen = new HashMap<>();

    Devices(DeviceTree tree, Function<String, Optional<String>> bus) {
        this.tree = tree;
        this.bus = bus;
    }

    /** Called before the links of a reading are asked for. */
    void begin() {
        known = seen;
        seen = new HashMap<>();
    }

    /** Finds the device of a link. */
    Device of(LinkMessage link) {
        if (!link.infoKind().isEmpty()) {
            return link.parentDevice().isEmpty() ? VIRTUAL : new Device(true, false, "", List.of());
        }
        var life = new Life(link.index(), link.name(), link.type());
        Device device = known.get(life);
        if (device == null) {
            device = find(link);
        }
        seen.put(life, device);
        return device;
    }

    private Device find(LinkMessage link) {
        Optional<Device> shown = tree.find(link.name(), link.index());
        boolean hardware = !link.parentDevice().isEmpty()
                || bus.apply(link.name())
                        .filter(place -> !NO_BUS.contains(place))
                        .isPresent()
                // without a kind it is hardware, if nobody can say better
                || shown.map(Device::hardware).orElse(true);
        return shown.map(device -> new Device(hardware, device.wireless(), device.type(), device.lower()))
                .orElseGet(() -> new Device(hardware, false, "", List.of()));
    }

    /** A link from its making to its renaming or end. */
    private record Life(int index, String name, int type) {}
}
