package org.netbearer.socket.binding.jna;

import com.sun.jna.Pointer;
import org.jspecify.annotations.NullUnmarked;

/**
 * The functions of {@code ws2_32.dll} that are called, with the names of {@code winsock2.h}. A {@code SOCKET} is as wide as a pointer.
 *
 * <p>No calling convention is set: 64-bit Windows has one. No JNA library interface; see {@link BsdSockets}.
 */
@NullUnmarked
interface Winsock {
    int getsockname(Pointer s, byte[] name, int[] namelen);

    int getsockopt(Pointer s, int level, int optname, byte[] optval, int[] optlen);

    int setsockopt(Pointer s, int level, int optname, byte[] optval, int optlen);

    /** The one function of {@code iphlpapi.dll}, with the name of {@code netioapi.h}. */
    @NullUnmarked
    interface Interfaces {
        Pointer if_indextoname(int InterfaceIndex, byte[] InterfaceName);
    }
}
