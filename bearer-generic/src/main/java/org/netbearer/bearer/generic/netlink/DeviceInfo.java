package org.netbearer.bearer.generic.netlink;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Asks an interface's driver on which bus its device is, by {@code SIOCETHTOOL}: knows hardware from the rest without
 * {@code /sys}. Confined to one thread.
 */
final class DeviceInfo {
    private static final int SIOCETHTOOL = 0x8946;
    private static final int ETHTOOL_GDRVINFO = 3;

    /** Length of {@code struct ifreq} and of {@code struct ethtool_drvinfo}. */
    private static final int REQUEST = 40;

    private static final int INFO = 196;

    private static final int NAME = 16;
    private static final int BUS = 4 + 3 * 32;
    private static final int BUS_LENGTH = 32;

    private final Libc libc;
    private final int descriptor;

    DeviceInfo(NetlinkSocket socket) {
        libc = socket.libc();
        descriptor = socket.descriptor();
    }

    /**
     * Asks for the place of the device.
     *
     * @param name the interface, in ASCII
     * @return its place on its bus, possibly made up by the driver; empty if it has none or the driver cannot be asked
     */
    Optional<String> bus(String name) {
        byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
        if (ascii.length >= NAME || !new String(ascii, StandardCharsets.US_ASCII).equals(name)) {
            return Optional.empty();
        }
        try (var request = new Memory(REQUEST);
                var info = new Memory(INFO)) {
            request.clear();
            request.write(0, ascii, 0, ascii.length);
            request.setPointer(NAME, info);
            info.clear();
            info.setInt(0, ETHTOOL_GDRVINFO);
            if (libc.ioctl(descriptor, new NativeLong(SIOCETHTOOL), request) != 0) {
                return Optional.empty();
            }
            info.setByte(BUS + BUS_LENGTH - 1L, (byte) 0);
            return Optional.of(info.getString(BUS, "ISO-8859-1")).filter(bus -> !bus.isEmpty());
        }
    }
}
