package org.netbearer.bearer.wlanapi.jna;

import com.sun.jna.Pointer;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import org.jspecify.annotations.NullUnmarked;

/**
 * The structures of {@code wlanapi.h} that are read or written, member by member under their own names.
 *
 * <p>A list is a header of two 32-bit numbers and then its entries, one {@code size()} apart: Microsoft's and other headers
 * differ in how they declare that tail, so there is no structure for it here. JNA asks for public classes and fields.
 */
@NullUnmarked
public final class WlanTypes {
    /** Where the entries of every list begin. */
    static final int LIST_HEADER = 8;

    private WlanTypes() {}

    /** A structure whose member offsets can be asked for. */
    public abstract static class Laid extends Structure {
        Laid() {}

        Laid(Pointer memory) {
            super(memory);
        }

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

    @FieldOrder({"uSSIDLength", "ucSSID"})
    public static final class DOT11_SSID extends Laid {
        public int uSSIDLength;
        public byte[] ucSSID = new byte[32];
    }

    @FieldOrder({"InterfaceGuid", "strInterfaceDescription", "isState"})
    public static final class WLAN_INTERFACE_INFO extends Laid {
        public GUID InterfaceGuid;
        public short[] strInterfaceDescription = new short[256];
        public int isState;

        public WLAN_INTERFACE_INFO() {}

        WLAN_INTERFACE_INFO(Pointer memory) {
            super(memory);
            read();
        }
    }

    @FieldOrder({
        "strProfileName",
        "dot11Ssid",
        "dot11BssType",
        "uNumberOfBssids",
        "bNetworkConnectable",
        "wlanNotConnectableReason",
        "uNumberOfPhyTypes",
        "dot11PhyTypes",
        "bMorePhyTypes",
        "wlanSignalQuality",
        "bSecurityEnabled",
        "dot11DefaultAuthAlgorithm",
        "dot11DefaultCipherAlgorithm",
        "dwFlags",
        "dwReserved"
    })
    public static final class WLAN_AVAILABLE_NETWORK extends Laid {
        public short[] strProfileName = new short[256];
        public DOT11_SSID dot11Ssid;
        public int dot11BssType;
        public int uNumberOfBssids;
        public int bNetworkConnectable;
        public int wlanNotConnectableReason;
        public int uNumberOfPhyTypes;
        public int[] dot11PhyTypes = new int[8];
        public int bMorePhyTypes;
        public int wlanSignalQuality;
        public int bSecurityEnabled;
        public int dot11DefaultAuthAlgorithm;
        public int dot11DefaultCipherAlgorithm;
        public int dwFlags;
        public int dwReserved;

        public WLAN_AVAILABLE_NETWORK() {}

        WLAN_AVAILABLE_NETWORK(Pointer memory) {
            super(memory);
            read();
        }
    }

    @FieldOrder({"uRateSetLength", "usRateSet"})
    public static final class WLAN_RATE_SET extends Laid {
        public int uRateSetLength;
        public short[] usRateSet = new short[126];
    }

    @FieldOrder({
        "dot11Ssid",
        "uPhyId",
        "dot11Bssid",
        "dot11BssType",
        "dot11BssPhyType",
        "lRssi",
        "uLinkQuality",
        "bInRegDomain",
        "usBeaconPeriod",
        "ullTimestamp",
        "ullHostTimestamp",
        "usCapabilityInformation",
        "ulChCenterFrequency",
        "wlanRateSet",
        "ulIeOffset",
        "ulIeSize"
    })
    public static final class WLAN_BSS_ENTRY extends Laid {
        public DOT11_SSID dot11Ssid;
        public int uPhyId;
        public byte[] dot11Bssid = new byte[6];
        public int dot11BssType;
        public int dot11BssPhyType;
        public int lRssi;
        public int uLinkQuality;
        public byte bInRegDomain;
        public short usBeaconPeriod;
        public long ullTimestamp;
        public long ullHostTimestamp;
        public short usCapabilityInformation;
        public int ulChCenterFrequency;
        public WLAN_RATE_SET wlanRateSet;
        public int ulIeOffset;
        public int ulIeSize;

        public WLAN_BSS_ENTRY() {}

        WLAN_BSS_ENTRY(Pointer memory) {
            super(memory);
            read();
        }
    }

    @FieldOrder({
        "dot11Ssid",
        "dot11BssType",
        "dot11Bssid",
        "dot11PhyType",
        "uDot11PhyIndex",
        "wlanSignalQuality",
        "ulRxRate",
        "ulTxRate"
    })
    public static final class WLAN_ASSOCIATION_ATTRIBUTES extends Laid {
        public DOT11_SSID dot11Ssid;
        public int dot11BssType;
        public byte[] dot11Bssid = new byte[6];
        public int dot11PhyType;
        public int uDot11PhyIndex;
        public int wlanSignalQuality;
        public int ulRxRate;
        public int ulTxRate;
    }

    @FieldOrder({"bSecurityEnabled", "bOneXEnabled", "dot11AuthAlgorithm", "dot11CipherAlgorithm"})
    public static final class WLAN_SECURITY_ATTRIBUTES extends Laid {
        public int bSecurityEnabled;
        public int bOneXEnabled;
        public int dot11AuthAlgorithm;
        public int dot11CipherAlgorithm;
    }

    @FieldOrder({
        "isState",
        "wlanConnectionMode",
        "strProfileName",
        "wlanAssociationAttributes",
        "wlanSecurityAttributes"
    })
    public static final class WLAN_CONNECTION_ATTRIBUTES extends Laid {
        public int isState;
        public int wlanConnectionMode;
        public short[] strProfileName = new short[256];
        public WLAN_ASSOCIATION_ATTRIBUTES wlanAssociationAttributes;
        public WLAN_SECURITY_ATTRIBUTES wlanSecurityAttributes;

        public WLAN_CONNECTION_ATTRIBUTES() {}

        WLAN_CONNECTION_ATTRIBUTES(Pointer memory) {
            super(memory);
            read();
        }
    }

    @FieldOrder({"wlanConnectionMode", "strProfile", "pDot11Ssid", "pDesiredBssidList", "dot11BssType", "dwFlags"})
    public static final class WLAN_CONNECTION_PARAMETERS extends Laid {
        public int wlanConnectionMode;
        public Pointer strProfile;
        public Pointer pDot11Ssid;
        public Pointer pDesiredBssidList;
        public int dot11BssType;
        public int dwFlags;
    }

    @FieldOrder({"NotificationSource", "NotificationCode", "InterfaceGuid", "dwDataSize", "pData"})
    public static final class WLAN_NOTIFICATION_DATA extends Laid {
        public int NotificationSource;
        public int NotificationCode;
        public GUID InterfaceGuid;
        public int dwDataSize;
        public Pointer pData;

        public WLAN_NOTIFICATION_DATA() {}

        WLAN_NOTIFICATION_DATA(Pointer memory) {
            super(memory);
            read();
        }
    }

    /** Without the profile's text, which ends it. */
    @FieldOrder({
        "wlanConnectionMode",
        "strProfileName",
        "dot11Ssid",
        "dot11BssType",
        "bSecurityEnabled",
        "wlanReasonCode",
        "dwFlags"
    })
    public static final class WLAN_CONNECTION_NOTIFICATION_DATA extends Laid {
        public int wlanConnectionMode;
        public short[] strProfileName = new short[256];
        public DOT11_SSID dot11Ssid;
        public int dot11BssType;
        public int bSecurityEnabled;
        public int wlanReasonCode;
        public int dwFlags;

        public WLAN_CONNECTION_NOTIFICATION_DATA() {}

        WLAN_CONNECTION_NOTIFICATION_DATA(Pointer memory) {
            super(memory);
            read();
        }
    }

    @FieldOrder({"strProfileName", "dwFlags"})
    public static final class WLAN_PROFILE_INFO extends Laid {
        public short[] strProfileName = new short[256];
        public int dwFlags;

        public WLAN_PROFILE_INFO() {}

        WLAN_PROFILE_INFO(Pointer memory) {
            super(memory);
            read();
        }
    }

    @FieldOrder({"dwPhyIndex", "dot11SoftwareRadioState", "dot11HardwareRadioState"})
    public static final class WLAN_PHY_RADIO_STATE extends Laid {
        public int dwPhyIndex;
        public int dot11SoftwareRadioState;
        public int dot11HardwareRadioState;

        public WLAN_PHY_RADIO_STATE() {}

        WLAN_PHY_RADIO_STATE(Pointer memory) {
            super(memory);
            read();
        }
    }

    @FieldOrder({
        "ullTransmittedFrameCount",
        "ullReceivedFrameCount",
        "ullWEPExcludedCount",
        "ullTKIPLocalMICFailures",
        "ullTKIPReplays",
        "ullTKIPICVErrorCount",
        "ullCCMPReplays",
        "ullCCMPDecryptErrors",
        "ullWEPUndecryptableCount",
        "ullWEPICVErrorCount",
        "ullDecryptSuccessCount",
        "ullDecryptFailureCount"
    })
    public static final class WLAN_MAC_FRAME_STATISTICS extends Laid {
        public long ullTransmittedFrameCount;
        public long ullReceivedFrameCount;
        public long ullWEPExcludedCount;
        public long ullTKIPLocalMICFailures;
        public long ullTKIPReplays;
        public long ullTKIPICVErrorCount;
        public long ullCCMPReplays;
        public long ullCCMPDecryptErrors;
        public long ullWEPUndecryptableCount;
        public long ullWEPICVErrorCount;
        public long ullDecryptSuccessCount;
        public long ullDecryptFailureCount;
    }

    /** Without the counters of each physical layer, which end it. */
    @FieldOrder({
        "ullFourWayHandshakeFailures",
        "ullTKIPCounterMeasuresInvoked",
        "ullReserved",
        "MacUcastCounters",
        "MacMcastCounters",
        "dwNumberOfPhys"
    })
    public static final class WLAN_STATISTICS extends Laid {
        public long ullFourWayHandshakeFailures;
        public long ullTKIPCounterMeasuresInvoked;
        public long ullReserved;
        public WLAN_MAC_FRAME_STATISTICS MacUcastCounters;
        public WLAN_MAC_FRAME_STATISTICS MacMcastCounters;
        public int dwNumberOfPhys;

        public WLAN_STATISTICS() {}

        WLAN_STATISTICS(Pointer memory) {
            super(memory);
            read();
        }
    }
}
