package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.netbearer.bearer.generic.iphlpapi.IpHelperEvents;
import org.netbearer.bearer.generic.iphlpapi.IpHelperRoutes;
import org.netbearer.bearer.generic.iphlpapi.IpHelperTable;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.bearer.generic.port.RouteLookup;
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
        var table = IpHelperTable.open(LIBRARY);
        var before = received();
        var counted = new LinkedHashMap<Integer, Long>();
        before.keySet()
                .forEach(index -> table.of(index)
                        .ifPresent(each -> counted.put(index, each.counters().receivedBytes())));
        var after = received();
        assertThat(counted.keySet()).isEqualTo(before.keySet());
        counted.forEach((index, bytes) ->
                assertThat(bytes).as("interface %d", index).isBetween(before.get(index), after.get(index)));
    }

    @Test
    void knowsHardwareAsWindowsShowsIt() throws Exception {
        var table = IpHelperTable.open(LIBRARY);
        var shown = SystemCommand.powerShell("Get-NetAdapter -IncludeHidden | ForEach-Object {"
                        + " \"$($_.ifIndex) $($_.HardwareInterface)\" }")
                .lines()
                .map(line -> line.strip().split(" ", -1))
                .filter(words -> words.length == 2)
                .toList();
        assertThat(shown)
                .isNotEmpty()
                .allSatisfy(words -> assertThat(table.of(Integer.parseInt(words[0])))
                        .as("interface %s", words[0])
                        .hasValueSatisfying(
                                entry -> assertThat(entry.hardware()).isEqualTo(Boolean.parseBoolean(words[1]))));
    }

    @Test
    void choosesTheInterfaceThatWindowsFinds() throws Exception {
        var destination = Destinations.DEFAULT.ipv4().get(0);
        var found = SystemCommand.powerShell("Find-NetRoute -RemoteIPAddress " + destination.getHostAddress()
                        + " | Select-Object -First 1 -ExpandProperty InterfaceIndex")
                .strip();
        assertThat(IpHelperRoutes.open(LIBRARY).lookup(RouteLookup.ANY, destination))
                .hasValueSatisfying(way -> assertThat(way.index()).isEqualTo(Integer.parseInt(found)));
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
