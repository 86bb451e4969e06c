package org.netbearer.bearer.nm;

import java.util.Map;

/**
 * An object of the daemon. A change makes a new one, so that identity tells whether anything changed.
 *
 * @param path its path, which means nothing beyond this run of the daemon
 * @param interfaces for each interface, its properties as plain values
 */
record NmObject(String path, Map<String, Map<?, ?>> interfaces) {
    static final String NM = "org.freedesktop.NetworkManager";
    static final String DEVICE = NM + ".Device";
    static final String WIRED = DEVICE + ".Wired";
    static final String WIRELESS = DEVICE + ".Wireless";
    static final String MODEM = DEVICE + ".Modem";
    static final String ACCESS_POINT = NM + ".AccessPoint";
    static final String ACTIVE = NM + ".Connection.Active";
    static final String SETTINGS = NM + ".Settings";
    static final String PROFILE = SETTINGS + ".Connection";
    static final String IP4_CONFIG = NM + ".IP4Config";
    static final String IP6_CONFIG = NM + ".IP6Config";

    boolean is(String iface) {
        return interfaces.containsKey(iface);
    }

    Properties properties(String iface) {
        Map<?, ?> values = interfaces.get(iface);
        return values == null ? Properties.NONE : new Properties(values);
    }
}
