/** The operating systems' calls: the only classes of this bundle that know JNA. */
@NullMarked
package org.netbearer.socket.binding.jna;

import org.jspecify.annotations.NullMarked;
