package org.netbearer.bearer.generic.iphlpapi;

/** Where the members of {@code MIB_IF_ROW2} are that are read or written, by their own names; in 64-bit Windows. */
final class IfRow2 {
    static final int SIZE = 1352;

    /** Of 32 bits. */
    static final int InterfaceIndex = 8;

    // of 64 bits, as all counters
    static final int InOctets = 1208;
    static final int InUcastPkts = 1216;
    static final int InNUcastPkts = 1224;
    static final int OutOctets = 1280;
    static final int OutUcastPkts = 1288;
    static final int OutNUcastPkts = 1296;

    private IfRow2() {}
}
