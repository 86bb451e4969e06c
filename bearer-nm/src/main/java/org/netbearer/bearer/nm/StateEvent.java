package org.netbearer.bearer.nm;

/** A state change of a device or of a VPN. */
sealed interface StateEvent permits DeviceEvent, VpnEvent {}
