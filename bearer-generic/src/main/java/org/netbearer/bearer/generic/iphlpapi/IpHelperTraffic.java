package org.netbearer.bearer.generic.iphlpapi;

import java.io.IOException;
import java.util.Optional;
import org.netbearer.api.LinkCounters;
import org.netbearer.bearer.generic.InterfaceTraffic;

/** What Windows counts of an interface. Confined to one thread. */
public final class IpHelperTraffic implements InterfaceTraffic {
    private static final int NO_ERROR = 0;

    private final IpHelperApi api;
    private final IpHelperTypes.MIB_IF_ROW2 row = new IpHelperTypes.MIB_IF_ROW2();

    private IpHelperTraffic(IpHelperApi api) {
        this.api = api;
        row.setAutoSynch(false); // it has 1352 bytes, of which 52 are of interest
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
        row.writeField("InterfaceIndex", index);
        if (api.GetIfEntry2(row) != NO_ERROR) {
            return Optional.empty(); // gone meanwhile, or of a kind that is not counted
        }
        return Optional.of(new LinkCounters(
                row.count("InOctets"),
                row.count("OutOctets"),
                row.count("InUcastPkts") + row.count("InNUcastPkts"),
                row.count("OutUcastPkts") + row.count("OutNUcastPkts")));
    }
}
