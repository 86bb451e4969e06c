/** What the binder asks of an operating system, in plain values. */
@NullMarked
package org.netbearer.socket.binding.system;

import org.jspecify.annotations.NullMarked;
