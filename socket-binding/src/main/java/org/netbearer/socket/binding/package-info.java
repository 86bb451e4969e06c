/** Binds sockets to one network interface: how a socket's descriptor is found, and the service where all that works. */
@NullMarked
package org.netbearer.socket.binding;

import org.jspecify.annotations.NullMarked;
