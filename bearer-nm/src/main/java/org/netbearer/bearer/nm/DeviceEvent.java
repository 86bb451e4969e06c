package org.netbearer.bearer.nm;

/**
 * A state change of a device, the only reliable source of reasons.
 *
 * @param device its path
 * @param state the new state, NMDeviceState
 * @param reason why, NMDeviceStateReason
 * @param active the active connection that it had at that moment; empty if none
 * @param uuid the profile of that; empty if none
 */
record DeviceEvent(String device, int state, int reason, String active, String uuid) implements StateEvent {}
