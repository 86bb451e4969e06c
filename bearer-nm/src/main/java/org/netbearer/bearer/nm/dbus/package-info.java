/**
 * Speaks D-Bus: the only package that sees dbus-java, which does the marshalling. The socket is the JDK's own, and the
 * authentication is ours, because dbus-java names a user where it must not (see {@link
 * org.netbearer.bearer.nm.dbus.BusHandshake}).
 */
@NullMarked
package org.netbearer.bearer.nm.dbus;

import org.jspecify.annotations.NullMarked;
