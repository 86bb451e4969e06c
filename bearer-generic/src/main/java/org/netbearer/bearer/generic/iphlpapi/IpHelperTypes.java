package org.netbearer.bearer.generic.iphlpapi;

import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.NullUnmarked;

/**
 * The structures of {@code netioapi.h} that are read or written, member by member under their own names. JNA asks for public
 * classes and fields.
 */
@NullUnmarked
public final class IpHelperTypes {
    private IpHelperTypes() {}

    /** A structure whose member offsets can be asked for. */
    public abstract static class Laid extends Structure {
        Laid() {}

        int offsetOf(String member) {
            return fieldOffset(member);
        }
    }

    @FieldOrder({"Data1", "Data2", "Data3", "Data4"})
    public static final class GUID extends Laid {
        public int Data1;
        public short Data2;
        public short Data3;
        public byte[] Data4 = new byte[8];
    }

    /** The flags are eight bits of one byte. */
    @FieldOrder({
        "InterfaceLuid",
        "InterfaceIndex",
        "InterfaceGuid",
        "Alias",
        "Description",
        "PhysicalAddressLength",
        "PhysicalAddress",
        "PermanentPhysicalAddress",
        "Mtu",
        "Type",
        "TunnelType",
        "MediaType",
        "PhysicalMediumType",
        "AccessType",
        "DirectionType",
        "InterfaceAndOperStatusFlags",
        "OperStatus",
        "AdminStatus",
        "MediaConnectState",
        "NetworkGuid",
        "ConnectionType",
        "TransmitLinkSpeed",
        "ReceiveLinkSpeed",
        "InOctets",
        "InUcastPkts",
        "InNUcastPkts",
        "InDiscards",
        "InErrors",
        "InUnknownProtos",
        "InUcastOctets",
        "InMulticastOctets",
        "InBroadcastOctets",
        "OutOctets",
        "OutUcastPkts",
        "OutNUcastPkts",
        "OutDiscards",
        "OutErrors",
        "OutUcastOctets",
        "OutMulticastOctets",
        "OutBroadcastOctets",
        "OutQLen"
    })
    public static final class MIB_IF_ROW2 extends Laid {
        public long InterfaceLuid;
        public int InterfaceIndex;
        public GUID InterfaceGuid;
        public short[] Alias = new short[257];
        public short[] Description = new short[257];
        public int PhysicalAddressLength;
        public byte[] PhysicalAddress = new byte[32];
        public byte[] PermanentPhysicalAddress = new byte[32];
        public int Mtu;
        public int Type;
        public int TunnelType;
        public int MediaType;
        public int PhysicalMediumType;
        public int AccessType;
        public int DirectionType;
        public byte InterfaceAndOperStatusFlags;
        public int OperStatus;
        public int AdminStatus;
        public int MediaConnectState;
        public GUID NetworkGuid;
        public int ConnectionType;
        public long TransmitLinkSpeed;
        public long ReceiveLinkSpeed;
        public long InOctets;
        public long InUcastPkts;
        public long InNUcastPkts;
        public long InDiscards;
        public long InErrors;
        public long InUnknownProtos;
        public long InUcastOctets;
        public long InMulticastOctets;
        public long InBroadcastOctets;
        public long OutOctets;
        public long OutUcastPkts;
        public long OutNUcastPkts;
        public long OutDiscards;
        public long OutErrors;
        public long OutUcastOctets;
        public long OutMulticastOctets;
        public long OutBroadcastOctets;
        public long OutQLen;

        long count(String member) {
            return (Long) readField(member);
        }
    }
}
