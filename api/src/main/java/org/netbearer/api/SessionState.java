package org.netbearer.api;

/** Where a session stands; Qt's words (S-03). */
public enum SessionState {
    /** Its configuration is gone, or never was: nothing can be opened. */
    INVALID,
    /** Its configuration cannot be used now: not even {@link ConfigurationState#DISCOVERED}. */
    NOT_AVAILABLE,
    /** It is being opened, and the link is not up yet. */
    CONNECTING,
    /** The link is up, whether or not this session is open. */
    CONNECTED,
    /** The link is being taken down because this session asked for it. */
    CLOSING,
    /** The link is down and could be brought up. */
    DISCONNECTED,
    /** It is open and on its way from one configuration to another. */
    ROAMING
}
