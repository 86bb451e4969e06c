package org.netbearer.bearer.wlanapi.jna;

/**
 * Where the members of the structures of {@code wlanapi.h} are that are read or written, in 64-bit Windows, all under their own
 * names.
 *
 * <p>A list is a header of two 32-bit numbers and then its entries, one {@code SIZE} apart. No JNA structures: JNA keeps the
 * class of each, and with it this bundle's class loader, for ever.
 */
final class WlanLayouts {
    /** Where the entries of every list begin. */
    static final int LIST_HEADER = 8;

    private WlanLayouts() {}

    static final class GUID {
        static final int SIZE = 16;
        static final int Data1 = 0;
        static final int Data2 = 4;
        static final int Data3 = 6;
        static final int Data4 = 8;

        private GUID() {}
    }

    static final class DOT11_SSID {
        static final int uSSIDLength = 0;
        static final int ucSSID = 4;

        private DOT11_SSID() {}
    }

    static final class WLAN_INTERFACE_INFO {
        static final int SIZE = 532;
        static final int InterfaceGuid = 0;
        static final int strInterfaceDescription = 16;
        static final int isState = 528;

        private WLAN_INTERFACE_INFO() {}
    }

    static final class WLAN_AVAILABLE_NETWORK {
        static final int SIZE = 628;
        static final int strProfileName = 0;
        static final int dot11Ssid = 512;
        static final int uNumberOfBssids = 552;
        static final int bNetworkConnectable = 556;
        static final int wlanNotConnectableReason = 560;
        static final int wlanSignalQuality = 604;
        static final int bSecurityEnabled = 608;
        static final int dot11DefaultAuthAlgorithm = 612;
        static final int dwFlags = 620;

        private WLAN_AVAILABLE_NETWORK() {}
    }

    static final class WLAN_RATE_SET {
        static final int uRateSetLength = 0;
        static final int usRateSet = 4;

        private WLAN_RATE_SET() {}
    }

    static final class WLAN_BSS_ENTRY {
        static final int SIZE = 360;
        static final int dot11Ssid = 0;
        static final int dot11Bssid = 40;
        static final int dot11BssPhyType = 52;
        static final int lRssi = 56;
        static final int uLinkQuality = 60;
        static final int ullHostTimestamp = 80;
        static final int usCapabilityInformation = 88;
        static final int ulChCenterFrequency = 92;
        static final int wlanRateSet = 96;
        static final int ulIeOffset = 352;
        static final int ulIeSize = 356;

        private WLAN_BSS_ENTRY() {}
    }

    static final class WLAN_ASSOCIATION_ATTRIBUTES {
        static final int dot11Ssid = 0;
        static final int dot11Bssid = 40;

        private WLAN_ASSOCIATION_ATTRIBUTES() {}
    }

    static final class WLAN_SECURITY_ATTRIBUTES {
        static final int bSecurityEnabled = 0;
        static final int dot11AuthAlgorithm = 8;

        private WLAN_SECURITY_ATTRIBUTES() {}
    }

    static final class WLAN_CONNECTION_ATTRIBUTES {
        static final int SIZE = 604;
        static final int strProfileName = 8;
        static final int wlanAssociationAttributes = 520;
        static final int wlanSecurityAttributes = 588;

        private WLAN_CONNECTION_ATTRIBUTES() {}
    }

    static final class WLAN_CONNECTION_PARAMETERS {
        static final int SIZE = 40;
        static final int wlanConnectionMode = 0;
        static final int strProfile = 8;
        static final int dot11BssType = 32;

        private WLAN_CONNECTION_PARAMETERS() {}
    }

    static final class WLAN_NOTIFICATION_DATA {
        static final int NotificationSource = 0;
        static final int NotificationCode = 4;
        static final int InterfaceGuid = 8;
        static final int dwDataSize = 24;
        static final int pData = 32;

        private WLAN_NOTIFICATION_DATA() {}
    }

    /** Without the profile's text, which ends it. */
    static final class WLAN_CONNECTION_NOTIFICATION_DATA {
        static final int SIZE = 568;
        static final int strProfileName = 4;
        static final int dot11Ssid = 516;
        static final int bSecurityEnabled = 556;
        static final int wlanReasonCode = 560;

        private WLAN_CONNECTION_NOTIFICATION_DATA() {}
    }

    static final class WLAN_MSM_NOTIFICATION_DATA {
        static final int SIZE = 580;
        static final int strProfileName = 4;
        static final int dot11Ssid = 516;
        static final int dot11MacAddr = 556;
        static final int bSecurityEnabled = 564;
        static final int wlanReasonCode = 576;

        private WLAN_MSM_NOTIFICATION_DATA() {}
    }

    static final class WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO {
        static final int SIZE = 272;
        static final int ucLinkID = 0;
        static final int ulChannelCenterFrequencyMhz = 4;
        static final int ulBandwidth = 8;
        static final int lRssi = 12;

        private WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO() {}
    }

    /** Without the links, which end it. */
    static final class WLAN_REALTIME_CONNECTION_QUALITY {
        static final int SIZE = 24;
        static final int dot11PhyType = 0;
        static final int ulLinkQuality = 4;
        static final int ulRxRate = 8;
        static final int ulTxRate = 12;
        static final int bIsMLOConnection = 16;
        static final int ulNumLinks = 20;

        private WLAN_REALTIME_CONNECTION_QUALITY() {}
    }

    static final class WLAN_PROFILE_INFO {
        static final int SIZE = 516;
        static final int strProfileName = 0;
        static final int dwFlags = 512;

        private WLAN_PROFILE_INFO() {}
    }

    static final class WLAN_PHY_RADIO_STATE {
        static final int SIZE = 12;
        static final int dot11SoftwareRadioState = 4;
        static final int dot11HardwareRadioState = 8;

        private WLAN_PHY_RADIO_STATE() {}
    }

    static final class WLAN_MAC_FRAME_STATISTICS {
        static final int ullTransmittedFrameCount = 0;
        static final int ullReceivedFrameCount = 8;

        private WLAN_MAC_FRAME_STATISTICS() {}
    }

    /** Without the counters of each physical layer, which end it. */
    static final class WLAN_STATISTICS {
        static final int SIZE = 224;
        static final int MacUcastCounters = 24;

        private WLAN_STATISTICS() {}
    }
}
