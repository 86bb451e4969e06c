package org.netbearer.socket.binding.jna;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.NullUnmarked;

/**
 * The functions of {@code ws2_32.dll} that are called, with the names of {@code winsock2.h}. A {@code SOCKET} is as wide as a pointer.
 *
 * <p>No calling convention is set: 64-bit Windows has one. No JNA library interface; see {@link BsdSockets}.
 */
@NullUnmarked
interface Winsock {
    int getsockname(Pointer s, byte[] name, IntByReference namelen);

    int getsockopt(Pointer s, int level, int optname, byte[] optval, IntByReference optlen);

    int setsockopt(Pointer s, int level, int optname, byte[] optval, int optlen);

    /** The one function of {@code iphlpapi.dll}, with the name of {@code netioapi.h}. */
    @NullUnmarked
    interface Interfaces {
        Pointer if_indextoname(int InterfaceIndex, byte[] InterfaceName);
    }
}
