/** The only classes that know JNA: functions and structures of {@code wlanapi.dll} under their own names, and the port over them. */
@NullMarked
package org.netbearer.bearer.wlanapi.jna;

import org.jspecify.annotations.NullMarked;
