package org.netbearer.bearer.generic.port;

import java.util.List;
import java.util.Optional;

/** What the system shows of the device behind an interface, beside what its routing protocol tells. Confined to one thread. */
@FunctionalInterface
public interface DeviceTree {
    /** Has no interface. */
    DeviceTree NONE = (name, index) -> Optional.empty();

    /**
     * Looks an interface up.
     *
     * @param name its name
     * @param index its index
     * @return what is shown; empty if it is not shown or another interface has the name
     */
    Optional<Device> find(String name, int index);

    /**
     * The device behind an interface.
     *
     * @param hardware whether there is a device
     * @param wireless whether it is a Wi-Fi interface
     * @param type the driver's name of its kind, {@code DEVTYPE}; empty if it gives none
     * @param lower names of the interfaces below it
     */
    record Device(boolean hardware, boolean wireless, String type, List<String> lower) {
        /** Copies the list. */
        public Device {
            lower = List.copyOf(lower);
        }
    }
}
