package org.netbearer.jmx;

/**
 * The numbers of one configuration, with their labels, for tools that read them often.
 *
 * @param name its name for people, safe to print
 * @param interfaceName the interface that it runs or would run over; empty if not known
 * @param bearerType the technology, such as {@code WLAN}
 * @param active 1 if it is in use, else 0
 * @param defaultConfiguration 1 if it is the default configuration, else 0
 * @param stateValue the code of its state, 0 to 3
 * @param connectivityValue the code of its connectivity, 0 to 4
 * @param signalPercent quality of the Wi-Fi signal from 0 to 100; -1 if not known
 * @param receivedBytes bytes that its interface received since it came up; -1 if not counted
 * @param sentBytes bytes that its interface sent since it came up; -1 if not counted
 */
public record MetricsView(
        String name,
        String interfaceName,
        String bearerType,
        int active,
        int defaultConfiguration,
        int stateValue,
        int connectivityValue,
        int signalPercent,
        long receivedBytes,
        long sentBytes) {}
