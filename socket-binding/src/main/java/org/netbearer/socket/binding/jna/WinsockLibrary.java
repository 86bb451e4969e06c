package org.netbearer.socket.binding.jna;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import org.jspecify.annotations.NullUnmarked;

/** The functions of {@code ws2_32.dll} and {@code iphlpapi.dll}, loaded. Thread-safe. */
@NullUnmarked
final class WinsockLibrary implements Winsock, Winsock.Interfaces {
    private final Function getsockname;
    private final Function getsockopt;
    private final Function setsockopt;
    private final Function if_indextoname;

    /** Finds them; a missing one is an {@link UnsatisfiedLinkError}. */
    WinsockLibrary() {
        NativeLibrary winsock = NativeLibrary.getInstance("ws2_32");
        getsockname = winsock.getFunction("getsockname");
        getsockopt = winsock.getFunction("getsockopt");
        setsockopt = winsock.getFunction("setsockopt");
        if_indextoname = NativeLibrary.getInstance("iphlpapi").getFunction("if_indextoname");
    }

    @Override
    public int getsockname(Pointer s, byte[] name, int[] namelen) {
        return getsockname.invokeInt(new Object[] {s, name, namelen});
    }

    @Override
    public int getsockopt(Pointer s, int level, int optname, byte[] optval, int[] optlen) {
        return getsockopt.invokeInt(new Object[] {s, level, optname, optval, optlen});
    }

    @Override
    public int setsockopt(Pointer s, int level, int optname, byte[] optval, int optlen) {
        return setsockopt.invokeInt(new Object[] {s, level, optname, optval, optlen});
    }

    @Override
    public Pointer if_indextoname(int InterfaceIndex, byte[] InterfaceName) {
        return if_indextoname.invokePointer(new Object[] {InterfaceIndex, InterfaceName});
    }
}
