/** The bearer for Windows Native Wifi. */
@NullMarked
package org.netbearer.bearer.wlanapi;

import org.jspecify.annotations.NullMarked;
