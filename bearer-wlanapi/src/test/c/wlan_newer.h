/* What wlanapi.h of the Windows SDK has and the mingw-w64 headers of Debian 12 do not, as Microsoft's reference declares it. */
#ifndef FAKEWLAN_NEWER_H
#define FAKEWLAN_NEWER_H

/* WLAN_REALTIME_CONNECTION_QUALITY, what wlan_intf_opcode_realtime_connection_quality answers from Windows 11 on. */
typedef struct {
    UCHAR ucLinkID;
    ULONG ulChannelCenterFrequencyMhz, ulBandwidth;
    LONG lRssi;
    WLAN_RATE_SET wlanRateSet;
} WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO;
typedef struct {
    DOT11_PHY_TYPE dot11PhyType;
    ULONG ulLinkQuality, ulRxRate, ulTxRate;
    BOOL bIsMLOConnection;
    ULONG ulNumLinks;
    WLAN_REALTIME_CONNECTION_QUALITY_LINK_INFO linksInfo[1];
} WLAN_REALTIME_CONNECTION_QUALITY;

#endif
