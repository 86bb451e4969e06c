package org.netbearer.bearer.generic.netlink;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/** The functions of the C library that netlink takes; each returns -1 on failure and leaves the reason to {@code errno}. */
@SuppressWarnings({"MethodName", "checkstyle"})
interface Libc {
    int socket(int domain, int type, int protocol);

    int bind(int descriptor, Pointer address, int length);

    int setsockopt(int descriptor, int level, int name, Pointer value, int length);

    NativeLong sendto(int descriptor, Pointer data, NativeLong length, int flags, Pointer address, int addressLength);

    NativeLong recvfrom(
            int descriptor, Pointer buffer, NativeLong length, int flags, Pointer address, Pointer addressLength);

    int poll(Pointer descriptors, NativeLong count, int timeout);

    int eventfd(int initial, int flags);

    NativeLong write(int descriptor, Pointer data, NativeLong length);

    int ioctl(int descriptor, NativeLong request, Pointer argument);

    int close(int descriptor);
}
