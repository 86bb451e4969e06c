package org.netbearer.jmx;

import java.util.List;

/**
 * The network interface under a configuration.
 *
 * @param name the operating system's name, such as {@code eth0}
 * @param index the operating system's index; 0 if not known
 * @param kind what it is
 * @param kindValue {@code kind} as a number: its place among the constants of {@code LinkKind}, from 0
 * @param carrier whether there is a signal: {@code UNKNOWN}, {@code ABSENT} or {@code PRESENT}
 * @param carrierValue {@code carrier} as a number: 0, 1 or 2
 * @param hardwareAddress its hardware address; empty if not known
 * @param mtu largest packet in bytes; 0 if not known
 * @param addresses its addresses with their prefix lengths, IPv4 first
 * @param defaultRoutes its usable default routes, such as {@code IPV4 via 192.0.2.1 metric 100}
 * @param nameServers DNS servers learned on it, best first
 * @param receivedBytes bytes received since it came up; -1 if not counted
 * @param sentBytes bytes sent since it came up; -1 if not counted
 * @param receivedPackets packets received since it came up; -1 if not counted
 * @param sentPackets packets sent since it came up; -1 if not counted
 */
public record LinkView(
        String name,
        int index,
        String kind,
        int kindValue,
        String carrier,
        int carrierValue,
        String hardwareAddress,
        int mtu,
        List<String> addresses,
        List<String> defaultRoutes,
        List<String> nameServers,
        long receivedBytes,
        long sentBytes,
        long receivedPackets,
        long sentPackets) {}
