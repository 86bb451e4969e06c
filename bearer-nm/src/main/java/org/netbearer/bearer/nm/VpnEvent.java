package org.netbearer.bearer.nm;

/**
 * A state change of a VPN. A VPN has no device, so that this is the only source of its reasons.
 *
 * @param active the path of its active connection
 * @param uuid its profile
 * @param state the new state, NMActiveConnectionState
 * @param reason why, NMActiveConnectionStateReason
 */
record VpnEvent(String active, String uuid, int state, int reason) implements StateEvent {}
