/** The Native Wifi API in plain values: what the bearer calls, what it is answered, and how it is refused. No native type crosses it. */
@NullMarked
package org.netbearer.bearer.wlanapi.port;

import org.jspecify.annotations.NullMarked;
