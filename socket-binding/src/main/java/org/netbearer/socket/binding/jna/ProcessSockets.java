package org.netbearer.socket.binding.jna;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import org.jspecify.annotations.NullUnmarked;

/** The functions as this process has them, whatever its C library is. Thread-safe. */
@NullUnmarked
final class ProcessSockets implements BsdSockets {
    private final Function getsockname;
    private final Function getsockopt;
    private final Function setsockopt;
    private final Function if_nametoindex;
    private final Function getdtablesize;

    /** Finds them; a missing one is an {@link UnsatisfiedLinkError}. */
    ProcessSockets() {
        NativeLibrary process = NativeLibrary.getProcess();
        getsockname = process.getFunction("getsockname");
        getsockopt = process.getFunction("getsockopt");
        setsockopt = process.getFunction("setsockopt");
        if_nametoindex = process.getFunction("if_nametoindex");
        getdtablesize = process.getFunction("getdtablesize");
    }

    @Override
    public int getsockname(int socket, byte[] address, int[] address_len) {
        return getsockname.invokeInt(new Object[] {socket, address, address_len});
    }

    @Override
    public int getsockopt(int socket, int level, int option_name, byte[] option_value, int[] option_len) {
        return getsockopt.invokeInt(new Object[] {socket, level, option_name, option_value, option_len});
    }

    @Override
    public int setsockopt(int socket, int level, int option_name, byte[] option_value, int option_len) {
        return setsockopt.invokeInt(new Object[] {socket, level, option_name, option_value, option_len});
    }

    @Override
    public int if_nametoindex(String ifname) {
        return if_nametoindex.invokeInt(new Object[] {Native.toByteArray(ifname, "UTF-8")});
    }

    @Override
    public int getdtablesize() {
        return getdtablesize.invokeInt(new Object[0]);
    }
}
