package org.netbearer.api;

/** Why something that was asked of a network did not happen, in words that are the same on every platform. */
public enum FailureReason {
    /** The bearer cannot do this at all. */
    NOT_SUPPORTED,
    /** This process may not do it. */
    DENIED,
    /** There is no such configuration, or it is gone. */
    INVALID_CONFIGURATION,
    /** The configuration is not in a state in which it could be used: not {@link ConfigurationState#DISCOVERED}. */
    NOT_AVAILABLE,
    /** The access point is not in range. */
    NOT_IN_RANGE,
    /** There is no signal on the wire. */
    NO_CARRIER,
    /** The radio is switched off. */
    RADIO_OFF,
    /** The key, password or certificate was refused. */
    AUTHENTICATION_FAILED,
    /** A key or password is needed and nobody is there to give it. */
    NO_SECRETS,
    /** The link came up, but no address was given. */
    NO_ADDRESS,
    /** It was not done in time. */
    TIMED_OUT,
    /** Somebody ended it. */
    ABORTED,
    /** Another configuration took the device. */
    DISPLACED,
    /** Another configuration is using the device, and taking it was not asked for. */
    DEVICE_BUSY,
    /** The daemon or service that would do it is not running. */
    SERVICE_GONE,
    /** The bearer left while it was being done. */
    BEARER_GONE,
    /** The platform gave a reason that has no word here; see its own text. */
    OTHER
}
