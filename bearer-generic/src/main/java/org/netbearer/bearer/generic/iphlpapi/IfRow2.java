package org.netbearer.bearer.generic.iphlpapi;

/** Where the members of {@code MIB_IF_ROW2} are that are read or written, and what they say, by their own names; in 64-bit Windows. */
final class IfRow2 {
    static final int SIZE = 1352;

    // of 32 bits
    static final int InterfaceIndex = 8;
    static final int Type = 1128;
    static final int TunnelType = 1132;
    static final int PhysicalMediumType = 1140;
    static final int OperStatus = 1156;
    static final int MediaConnectState = 1164;

    /** Of 8 bits. */
    static final int InterfaceAndOperStatusFlags = 1152;

    // of 64 bits, as all counters
    static final int InOctets = 1208;
    static final int InUcastPkts = 1216;
    static final int InNUcastPkts = 1224;
    static final int OutOctets = 1280;
    static final int OutUcastPkts = 1288;
    static final int OutNUcastPkts = 1296;

    // bits of the flags
    static final int HardwareInterface = 1;
    static final int FilterInterface = 2;

    // ipifcons.h
    static final int IF_TYPE_ETHERNET_CSMACD = 6;
    static final int IF_TYPE_PPP = 23;
    static final int IF_TYPE_SOFTWARE_LOOPBACK = 24;
    static final int IF_TYPE_PROP_VIRTUAL = 53;
    static final int IF_TYPE_IEEE80211 = 71;
    static final int IF_TYPE_TUNNEL = 131;
    static final int IF_TYPE_WWANPP = 243;
    static final int IF_TYPE_WWANPP2 = 244;

    // ifdef.h
    static final int TUNNEL_TYPE_NONE = 0;
    static final int IfOperStatusUp = 1;
    static final int IfOperStatusUnknown = 4;
    static final int MediaConnectStateDisconnected = 2;

    // ntddndis.h
    static final int NdisPhysicalMediumWirelessLan = 1;
    static final int NdisPhysicalMediumWirelessWan = 8;
    static final int NdisPhysicalMediumNative802_11 = 9;
    static final int NdisPhysicalMediumBluetooth = 10;
    static final int NdisPhysicalMedium802_3 = 14;

    private IfRow2() {}
}
