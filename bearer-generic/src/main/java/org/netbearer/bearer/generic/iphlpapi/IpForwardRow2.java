package org.netbearer.bearer.generic.iphlpapi;

/** Where the members of {@code MIB_IPFORWARD_ROW2} are that are read, by their own names; in 64-bit Windows. */
final class IpForwardRow2 {
    static final int SIZE = 104;

    static final int InterfaceIndex = 8;
    static final int NextHop = 44;
    static final int Metric = 84;

    private IpForwardRow2() {}
}
