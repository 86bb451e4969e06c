package org.netbearer.bearer.corewlan.port;

import java.util.List;

/** Keys of the dynamic store and of what it holds, under the names that SystemConfiguration's headers have for them. */
public final class DynamicStoreKeys {
    /** The domain of the current state. */
    public static final String kSCDynamicStoreDomainState = "State:";

    /** The domain of the stored preferences. */
    public static final String kSCDynamicStoreDomainSetup = "Setup:";

    public static final String kSCCompService = "Service";
    public static final String kSCEntNetInterface = "Interface";
    public static final String kSCPropNetInterfaceDeviceName = "DeviceName";
    public static final String kSCCompNetwork = "Network";
    public static final String kSCCompGlobal = "Global";
    public static final String kSCCompInterface = "Interface";
    public static final String kSCCompAnyRegex = "[^/]+";
    public static final String kSCEntNetLink = "Link";
    public static final String kSCEntNetIPv4 = "IPv4";
    public static final String kSCEntNetIPv6 = "IPv6";
    public static final String kSCEntNetDNS = "DNS";
    public static final String kSCDynamicStorePropNetPrimaryInterface = "PrimaryInterface";
    public static final String kSCPropNetLinkActive = "Active";
    public static final String kSCPropNetIPv4Addresses = "Addresses";
    public static final String kSCPropNetIPv4SubnetMasks = "SubnetMasks";
    public static final String kSCPropNetIPv4Router = "Router";
    public static final String kSCPropNetIPv6Addresses = "Addresses";
    public static final String kSCPropNetIPv6PrefixLength = "PrefixLength";
    public static final String kSCPropNetIPv6Flags = "Flags";
    public static final String kSCPropNetIPv6Router = "Router";
    public static final String kSCPropNetDNSServerAddresses = "ServerAddresses";
    public static final String kSCNetworkInterfaceTypeEthernet = "Ethernet";
    public static final String kSCNetworkInterfaceTypeIEEE80211 = "IEEE80211";
    public static final String kSCNetworkInterfaceTypeBluetooth = "Bluetooth";
    public static final String kSCNetworkInterfaceTypeWWAN = "WWAN";
    public static final String kSCNetworkInterfaceTypePPP = "PPP";
    public static final String kSCNetworkInterfaceTypeBond = "Bond";
    public static final String kSCNetworkInterfaceTypeVLAN = "VLAN";

    /** The list of interfaces, which changes when one comes or goes. */
    public static final String INTERFACES = kSCDynamicStoreDomainState + "/" + kSCCompNetwork + "/" + kSCCompInterface;

    public static final String GLOBAL = kSCDynamicStoreDomainState + "/" + kSCCompNetwork + "/" + kSCCompGlobal + "/";

    /** The keys that are read and watched. */
    public static final List<String> KEYS =
            List.of(INTERFACES, GLOBAL + kSCEntNetIPv4, GLOBAL + kSCEntNetIPv6, GLOBAL + kSCEntNetDNS);

    /** The prefix of the keys of network services. */
    public static final String SERVICES =
            kSCDynamicStoreDomainSetup + "/" + kSCCompNetwork + "/" + kSCCompService + "/";

    /** The keys of each interface and service that are read and watched, as regular expressions. */
    public static final List<String> PATTERNS = List.of(
            ofEach(kSCEntNetLink),
            ofEach(kSCEntNetIPv4),
            ofEach(kSCEntNetIPv6),
            SERVICES + kSCCompAnyRegex + "/" + kSCEntNetInterface);

    private DynamicStoreKeys() {}

    private static String ofEach(String entity) {
        return INTERFACES + "/" + kSCCompAnyRegex + "/" + entity;
    }
}
