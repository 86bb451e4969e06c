package org.netbearer.api;

/** What kind of thing a configuration stands for. */
public enum ConfigurationType {
    /** One way to a network: a profile, a visible Wi-Fi network or a network interface. */
    INTERNET_ACCESS_POINT(0),
    /** A group of access points that lead to the same service, in order of preference. */
    SERVICE_NETWORK(1),
    /** A placeholder that resolves to the default configuration when it is opened; never listed. */
    USER_CHOICE(2),
    /** No configuration at all: the type of a handle that never was valid. */
    INVALID(3);

    private final int code;

    ConfigurationType(int code) {
        this.code = code;
    }

    /**
     * Returns the number that stands for this constant where only numbers can be reported, such as in an MBean.
     *
     * @return the code; it never changes, and that of a constant that went is never used again
     */
    public int code() {
        return code;
    }
}
