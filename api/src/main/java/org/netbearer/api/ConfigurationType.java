package org.netbearer.api;

/** What kind of thing a configuration stands for. */
public enum ConfigurationType {
    /** One way to a network: a profile, a visible Wi-Fi network or a network interface. */
    INTERNET_ACCESS_POINT,
    /** A group of access points that lead to the same service, in order of preference. */
    SERVICE_NETWORK,
    /** A placeholder that resolves to the default configuration when it is opened; never listed (B-12). */
    USER_CHOICE,
    /** No configuration at all: the type of a handle that never was valid. */
    INVALID
}
