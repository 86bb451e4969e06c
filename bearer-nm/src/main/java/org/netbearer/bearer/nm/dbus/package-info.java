/**
 * Speaks D-Bus: connects, authenticates, sends calls and delivers replies and signals. It knows nothing of NetworkManager, and
 * the rest of the bundle nothing of the wire format.
 */
@NullMarked
package org.netbearer.bearer.nm.dbus;

import org.jspecify.annotations.NullMarked;
