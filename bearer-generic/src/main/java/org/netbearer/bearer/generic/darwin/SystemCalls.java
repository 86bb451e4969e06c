package org.netbearer.bearer.generic.darwin;

/** The functions of {@code libSystem} that are called, by their own names; none takes a variable number of arguments. */
interface SystemCalls {
    int socket(int domain, int type, int protocol);

    int setsockopt(int socket, int level, int option_name, byte[] option_value, int option_len);

    long write(int fildes, byte[] buf, long nbyte);

    long read(int fildes, byte[] buf, long nbyte);

    int close(int fildes);

    int getpid();
}
