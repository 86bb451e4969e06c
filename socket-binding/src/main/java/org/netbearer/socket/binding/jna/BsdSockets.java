package org.netbearer.socket.binding.jna;

import org.jspecify.annotations.NullUnmarked;

/**
 * The functions of the C library that are called on Linux and macOS, with the names of {@code sys/socket.h},
 * {@code net/if.h} and {@code unistd.h}. None of them takes a variable number of arguments.
 *
 * <p>No JNA library interface: JNA keeps the class of such a one, and with it this bundle's class loader, for ever.
 */
@NullUnmarked
interface BsdSockets {
    int getsockname(int socket, byte[] address, int[] address_len);

    int getsockopt(int socket, int level, int option_name, byte[] option_value, int[] option_len);

    int setsockopt(int socket, int level, int option_name, byte[] option_value, int option_len);

    int if_nametoindex(String ifname);

    int getdtablesize();
}
