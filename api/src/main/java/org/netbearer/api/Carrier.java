package org.netbearer.api;

/** Whether there is somebody at the other end of the wire; for Wi-Fi, whether the adapter is associated. */
public enum Carrier {
    /** The operating system does not tell. */
    UNKNOWN(0),
    /** No signal on the wire, no association, or the interface is switched off. */
    ABSENT(1),
    /** Signal on the wire, or associated. */
    PRESENT(2);

    private final int code;

    Carrier(int code) {
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
