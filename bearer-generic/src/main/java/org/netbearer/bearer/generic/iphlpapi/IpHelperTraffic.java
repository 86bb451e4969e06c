package org.netbearer.bearer.generic.iphlpapi;

import com.sun.jna.Memory;
import java.io.IOException;
import java.util.Optional;
import org.netbearer.api.LinkCounters;
import org.netbearer.bearer.generic.port.InterfaceTraffic;

/** What Windows counts of an interface. Confined to one thread. */
public final class IpHelperTraffic implements InterfaceTraffic {
    private static final int NO_ERROR = 0;

    private final IpHelperApi api;
    private final Memory row = new Memory(IfRow2.SIZE);

    private IpHelperTraffic(IpHelperApi api) {
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
    public static InterfaceTraffic open(String library) throws IOException {
        return new IpHelperTraffic(IpHelperApi.load(library));
    }

    @Override
    public Optional<LinkCounters> of(int index) {
        row.clear(); // a LUID of the last answer would count, not the index
        row.setInt(IfRow2.InterfaceIndex, index);
        if (api.GetIfEntry2(row) != NO_ERROR) {
            return Optional.empty(); // gone meanwhile, or of a kind that is not counted
        }
        return Optional.of(new LinkCounters(
                row.getLong(IfRow2.InOctets),
                row.getLong(IfRow2.OutOctets),
                row.getLong(IfRow2.InUcastPkts) + row.getLong(IfRow2.InNUcastPkts),
                row.getLong(IfRow2.OutUcastPkts) + row.getLong(IfRow2.OutNUcastPkts)));
    }
}
