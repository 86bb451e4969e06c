package org.netbearer.bearer.corewlan;

import java.util.List;

/** Keys of the dynamic store and of what it holds, under the names that SystemConfiguration's headers have for them. */
public final class DynamicStoreKeys {
    /** Where what is now the case is kept. */
    static final String kSCDynamicStoreDomainState = "State:";

    static final String kSCCompNetwork = "Network";
    static final String kSCCompGlobal = "Global";
    static final String kSCCompInterface = "Interface";
    static final String kSCCompAnyRegex = "[^/]+";
    static final String kSCEntNetLink = "Link";
    static final String kSCEntNetIPv4 = "IPv4";
    static final String kSCEntNetIPv6 = "IPv6";
    static final String kSCEntNetDNS = "DNS";
    static final String kSCDynamicStorePropNetPrimaryInterface = "PrimaryInterface";
    static final String kSCPropNetLinkActive = "Active";
    static final String kSCPropNetIPv4Addresses = "Addresses";
    static final String kSCPropNetIPv4SubnetMasks = "SubnetMasks";
    static final String kSCPropNetIPv4Router = "Router";
    static final String kSCPropNetIPv6Addresses = "Addresses";
    static final String kSCPropNetIPv6PrefixLength = "PrefixLength";
    static final String kSCPropNetIPv6Flags = "Flags";
    static final String kSCPropNetIPv6Router = "Router";
    static final String kSCPropNetDNSServerAddresses = "ServerAddresses";
    static final String kSCNetworkInterfaceTypeEthernet = "Ethernet";
    static final String kSCNetworkInterfaceTypeIEEE80211 = "IEEE80211";
    static final String kSCNetworkInterfaceTypeBluetooth = "Bluetooth";
    static final String kSCNetworkInterfaceTypeWWAN = "WWAN";
    static final String kSCNetworkInterfaceTypePPP = "PPP";
    static final String kSCNetworkInterfaceTypeBond = "Bond";
    static final String kSCNetworkInterfaceTypeVLAN = "VLAN";

    /** The list of interfaces, which changes when one comes or goes. */
    public static final String INTERFACES = kSCDynamicStoreDomainState + "/" + kSCCompNetwork + "/" + kSCCompInterface;

    static final String GLOBAL = kSCDynamicStoreDomainState + "/" + kSCCompNetwork + "/" + kSCCompGlobal + "/";

    /** What is read, and what one wants to be told of. */
    public static final List<String> KEYS =
            List.of(INTERFACES, GLOBAL + kSCEntNetIPv4, GLOBAL + kSCEntNetIPv6, GLOBAL + kSCEntNetDNS);

    /** The same of each interface, as regular expressions. */
    public static final List<String> PATTERNS =
            List.of(ofEach(kSCEntNetLink), ofEach(kSCEntNetIPv4), ofEach(kSCEntNetIPv6));

    private DynamicStoreKeys() {}

    private static String ofEach(String entity) {
        return INTERFACES + "/" + kSCCompAnyRegex + "/" + entity;
    }
}
