package org.netbearer.api;

/** What a network is for, as far as the platform tells. */
public enum Purpose {
    /** The platform does not say. */
    UNKNOWN,
    /** Gives access to the Internet for anybody. */
    PUBLIC,
    /** Leads to a private network: an intranet, a VPN, a protected Wi-Fi. */
    PRIVATE,
    /** Meant for one service, such as an operator's multimedia messages. */
    SERVICE_SPECIFIC
}
