package org.netbearer.bearer.nm;

/** The word of a device, or of a VPN, on its way to a new state. */
sealed interface StateEvent permits DeviceEvent, VpnEvent {}
