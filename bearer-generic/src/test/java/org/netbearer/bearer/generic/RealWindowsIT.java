package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.netbearer.bearer.generic.iphlpapi.IpHelperEvents;
import org.netbearer.bearer.generic.iphlpapi.IpHelperTraffic;
import org.netbearer.testrigs.Real;
import org.netbearer.testrigs.SystemCommand;

/** What the bearer asks of Windows itself. */
@Real(on = OS.WINDOWS)
class RealWindowsIT {
    private static final String LIBRARY = "iphlpapi";

    /** Returns the bytes that Windows shows as received, by the index of the interface. */
    private static Map<Integer, Long> received() {
        var bytes = new LinkedHashMap<Integer, Long>();
        SystemCommand.powerShell("Get-NetAdapter | ForEach-Object { \"$($_.ifIndex) $(($_ | Get-NetAdapterStatistics)"
                        + ".ReceivedBytes)\" }")
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 2 && !words[1].isEmpty())
                .forEach(words -> bytes.put(Integer.parseInt(words[0]), Long.parseLong(words[1])));
        return bytes;
    }

    @Test
    void countsWhatWindowsCounts() throws Exception {
        var traffic = IpHelperTraffic.open(LIBRARY);
        var before = received();
        var counted = new LinkedHashMap<Integer, Long>();
        before.keySet().forEach(index -> traffic.of(index).ifPresent(each -> counted.put(index, each.receivedBytes())));
        var after = received();
        assertThat(counted.keySet()).isEqualTo(before.keySet());
        counted.forEach((index, bytes) ->
                assertThat(bytes).as("interface %d", index).isBetween(before.get(index), after.get(index)));
    }

    @Test
    @Real(changesTheMachine = true)
    void isToldOfAnAddress() throws Exception {
        var changes = new Semaphore(0);
        try (var events = IpHelperEvents.open(LIBRARY, changes::release)) {
            assertThat(changes.tryAcquire(10, TimeUnit.SECONDS))
                    .as("the initial notification")
                    .isTrue();
            assertThat(events.confirmed()).isTrue();
            changes.drainPermits();
            SystemCommand.powerShell("New-NetIPAddress -InterfaceIndex 1 -IPAddress 127.0.0.53 -PrefixLength 8"
                    + " -PolicyStore ActiveStore | Out-Null");
            try {
                assertThat(changes.tryAcquire(10, TimeUnit.SECONDS))
                        .as("an event")
                        .isTrue();
            } finally {
                SystemCommand.powerShell("Remove-NetIPAddress -InterfaceIndex 1 -IPAddress 127.0.0.53 -Confirm:$false");
            }
        }
    }
}
