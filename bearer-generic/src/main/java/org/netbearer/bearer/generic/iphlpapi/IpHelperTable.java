package org.netbearer.bearer.generic.iphlpapi;

import com.sun.jna.Memory;
import java.io.IOException;
import java.util.Optional;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.LinkKind;
import org.netbearer.bearer.generic.port.InterfaceTable;

/** What Windows tells of an interface, in numbers that no language and no maker changes. Confined to one thread. */
public final class IpHelperTable implements InterfaceTable {
    private static final int NO_ERROR = 0;

    private final IpHelperApi api;
    private final Memory row = new Memory(IfRow2.SIZE);

    private IpHelperTable(IpHelperApi api) {
        this.api = api;
    }

    /**
     * Loads the library.
     *
     * @param library its name, {@code iphlpapi} on Windows; elsewhere whatever stands in for it
     * @return what can be asked
     * @throws IOException if the process has not the pointer size for which the structure was checked
     * @throws LinkageError if there is no such library, or there is no JNA
     */
    public static InterfaceTable open(String library) throws IOException {
        return new IpHelperTable(IpHelperApi.load(library));
    }

    @Override
    public Optional<Entry> of(int index) {
        row.clear(); // a LUID of the last answer would count, not the index
        row.setInt(IfRow2.InterfaceIndex, index);
        if (api.GetIfEntry2(row) != NO_ERROR) {
            return Optional.empty(); // gone meanwhile, or of a kind that is not counted
        }
        int flags = row.getByte(IfRow2.InterfaceAndOperStatusFlags);
        boolean hardware = (flags & IfRow2.HardwareInterface) != 0;
        return Optional.of(new Entry(
                hardware,
                (flags & IfRow2.FilterInterface) != 0,
                kind(
                        hardware,
                        row.getInt(IfRow2.Type),
                        row.getInt(IfRow2.TunnelType),
                        row.getInt(IfRow2.PhysicalMediumType)),
                carrier(row.getInt(IfRow2.OperStatus), row.getInt(IfRow2.MediaConnectState)),
                new LinkCounters(
                        row.getLong(IfRow2.InOctets),
                        row.getLong(IfRow2.OutOctets),
                        row.getLong(IfRow2.InUcastPkts) + row.getLong(IfRow2.InNUcastPkts),
                        row.getLong(IfRow2.OutUcastPkts) + row.getLong(IfRow2.OutNUcastPkts))));
    }

    /** What has hardware is what its medium and type say; of what has none only loopback, tunnels and PPP say what they are. */
    private static LinkKind kind(boolean hardware, int type, int tunnel, int medium) {
        if (type == IfRow2.IF_TYPE_SOFTWARE_LOOPBACK) {
            return LinkKind.LOOPBACK;
        }
        if (tunnel != IfRow2.TUNNEL_TYPE_NONE || type == IfRow2.IF_TYPE_TUNNEL) {
            return LinkKind.TUNNEL;
        }
        if (type == IfRow2.IF_TYPE_PPP) {
            return LinkKind.PPP;
        }
        if (!hardware) { // Wintun and its like carry packets, all else frames
            return type == IfRow2.IF_TYPE_PROP_VIRTUAL ? LinkKind.TUN : LinkKind.UNKNOWN;
        }
        return switch (medium) {
            case IfRow2.NdisPhysicalMediumWirelessLan, IfRow2.NdisPhysicalMediumNative802_11 -> LinkKind.WLAN;
            case IfRow2.NdisPhysicalMediumWirelessWan -> LinkKind.CELLULAR;
            case IfRow2.NdisPhysicalMediumBluetooth -> LinkKind.BLUETOOTH;
            case IfRow2.NdisPhysicalMedium802_3 -> LinkKind.ETHERNET;
            default ->
                switch (type) {
                    case IfRow2.IF_TYPE_IEEE80211 -> LinkKind.WLAN;
                    case IfRow2.IF_TYPE_WWANPP, IfRow2.IF_TYPE_WWANPP2 -> LinkKind.CELLULAR;
                    case IfRow2.IF_TYPE_ETHERNET_CSMACD -> LinkKind.ETHERNET;
                    default -> LinkKind.PHYSICAL;
                };
        };
    }

    private static Carrier carrier(int status, int media) {
        if (media == IfRow2.MediaConnectStateDisconnected) {
            return Carrier.ABSENT;
        }
        return switch (status) {
            case IfRow2.IfOperStatusUp -> Carrier.PRESENT;
            case IfRow2.IfOperStatusUnknown, 0 -> Carrier.UNKNOWN;
            default -> Carrier.ABSENT;
        };
    }
}
