package org.netbearer.bearer.generic;

import java.util.Optional;
import org.netbearer.bearer.generic.port.DeviceTree;

/**
 * What sysfs shows of the device behind an interface. It may be about another network namespace, in which another interface has
 * the name; as a rule that one has another index.
 *
 * <p>Immutable and thread-safe.
 */
final class SysfsDevices implements DeviceTree {
    private final SysfsPort sysfs;

    SysfsDevices(SysfsPort sysfs) {
        this.sysfs = sysfs;
    }

    @Override
    public Optional<Device> find(String name, int index) {
        return sysfs.link(name)
                .filter(link -> link.index() == index)
                .map(link -> new Device(
                        link.has(SysfsLink.Mark.DEVICE),
                        link.has(SysfsLink.Mark.WIRELESS),
                        link.deviceType(),
                        link.lower()));
    }
}
