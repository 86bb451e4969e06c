package org.netbearer.bearer.generic.iphlpapi;

import com.sun.jna.Memory;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import org.netbearer.bearer.generic.port.RouteLookup;

/** Windows' own routing, by {@code GetBestRoute2}: what an interface is constrained to is not weighed against others. Confined to one thread. */
public final class IpHelperRoutes implements RouteLookup {
    private static final int NO_ERROR = 0;
    private static final int ERROR_NOT_SUPPORTED = 50;
    private static final int ERROR_INVALID_PARAMETER = 87;
    private static final int ERROR_CALL_NOT_IMPLEMENTED = 120;

    private final IpHelperApi api;
    private final Memory destinationAddress = new Memory(SockaddrInet.SIZE);
    private final Memory route = new Memory(IpForwardRow2.SIZE);
    private final Memory source = new Memory(SockaddrInet.SIZE);

    private IpHelperRoutes(IpHelperApi api) {
        this.api = api;
    }

    /**
     * Loads the library.
     *
     * @param library its name, {@code iphlpapi} on Windows; elsewhere whatever stands in for it
     * @return what can be asked
     * @throws IOException if the process has not the pointer size for which the structures were checked
     * @throws LinkageError if there is no such library, or there is no JNA
     */
    public static RouteLookup open(String library) throws IOException {
        return new IpHelperRoutes(IpHelperApi.load(library));
    }

    @Override
    public Optional<Way> lookup(int index, InetAddress destination) throws IOException {
        SockaddrInet.write(destinationAddress, destination);
        route.clear();
        source.clear();
        int code = api.GetBestRoute2(null, index, null, destinationAddress, 0, route, source);
        return switch (code) {
            case NO_ERROR ->
                Optional.of(new Way(
                        route.getInt(IpForwardRow2.InterfaceIndex),
                        SockaddrInet.read(source),
                        SockaddrInet.read(route.share(IpForwardRow2.NextHop)),
                        Integer.toUnsignedLong(route.getInt(IpForwardRow2.Metric))));
            case ERROR_NOT_SUPPORTED, ERROR_INVALID_PARAMETER, ERROR_CALL_NOT_IMPLEMENTED ->
                throw new IOException("GetBestRoute2 gave " + code);
            default -> Optional.empty(); // unreachable, or the interface is gone or lacks the family
        };
    }
}
