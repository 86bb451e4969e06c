/** The Native Wifi API as plain values: functions, results, events and errors, without native types. */
@NullMarked
package org.netbearer.bearer.wlanapi.port;

import org.jspecify.annotations.NullMarked;
