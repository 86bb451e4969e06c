package org.netbearer.itest.client;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;

/** Knows what it was told, and nothing else. Thread-safe. */
final class Ear implements NetworkListener {
    private final long pauseNanos;
    private final Map<String, ConfigurationSnapshot> told = new HashMap<>();
    private long calls;
    private long revision;
    private String fault = "";

    /**
     * Creates one.
     *
     * @param pauseMillis how long it takes for every call
     */
    Ear(long pauseMillis) {
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
    }

    @Override
    public void networkChanged(NetworkChange change) {
        take(change);
        if (pauseNanos > 0) {
            LockSupport.parkNanos(pauseNanos);
        }
    }

    private synchronized void take(NetworkChange change) {
        calls++;
        if (change.before().revision() != revision) {
            fault = " not told what happened from " + revision + " to "
                    + change.before().revision();
        }
        revision = change.after().revision();
        change.removed().forEach(each -> told.remove(each.identifier()));
        change.changed().forEach(each -> told.put(each.after().identifier(), each.after()));
        change.added().forEach(each -> told.put(each.identifier(), each));
    }

    synchronized long calls() {
        return calls;
    }

    synchronized String accessPoints() {
        var strengths = new TreeMap<String, Integer>();
        told.values().stream()
                .flatMap(configuration -> configuration.wlan().stream())
                .flatMap(wlan -> wlan.accessPoints().stream())
                .forEach(point -> strengths.put(
                        point.bssid().map(MacAddress::toString).orElse("redacted"), point.signalPercent()));
        return strengths + fault;
    }
}
