package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.netbearer.bearer.wlanapi.jna.WlanLibrary;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanException.Refusal;
import org.netbearer.bearer.wlanapi.port.WlanPort;
import org.netbearer.testrigs.Real;
import org.netbearer.testrigs.SystemCommand;
import org.opentest4j.TestAbortedException;

/** Windows itself: without an adapter as on most hosted machines, or with one. */
@Real(on = OS.WINDOWS)
class RealWindowsIT {
    private static final int MANY = 1000;

    private static WlanPort open() throws WlanException {
        try {
            return WlanLibrary.load("wlanapi").open(event -> {});
        } catch (UnsatisfiedLinkError absent) {
            throw new TestAbortedException("skipped, because this Windows has no Wireless LAN feature");
        } catch (WlanException refused) {
            if (refused.refusal() == Refusal.SERVICE_STOPPED) {
                throw new TestAbortedException("skipped, because WLAN AutoConfig does not run: " + refused.text());
            }
            throw refused;
        }
    }

    @Test
    void opensListensListsAndClosesAThousandTimes() throws Exception {
        for (int i = 0; i < MANY; i++) {
            try (var port = open()) {
                assertThat(port.adapters()).isNotNull();
            }
        }
    }

    @Test
    void refusesAnAdapterThatIsNotThere() throws Exception {
        try (var port = open()) {
            var nobody = UUID.randomUUID();
            assertThat(port.hasAdapter(nobody)).isFalse();
            for (var call : new Call[] {
                () -> port.networks(nobody),
                () -> port.stations(nobody),
                () -> port.profiles(nobody),
                () -> port.radio(nobody),
                () -> port.scan(nobody),
                () -> port.disconnect(nobody)
            }) {
                var refused = catchThrowableOfType(WlanException.class, call::call);
                assertThat(refused.refusal()).as(refused.text()).isIn(Refusal.NOT_FOUND, Refusal.INVALID_PARAMETER);
            }
        }
    }

    @Test
    void findsTheIndexOfEveryAdapterByItsGuid() throws Exception {
        try (var port = open()) {
            var lines = SystemCommand.powerShell(
                            "Get-NetAdapter -IncludeHidden | ForEach-Object { \"$($_.InterfaceGuid) $($_.ifIndex)\" }")
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .toList();
            for (String line : lines) {
                var guid = UUID.fromString(line.substring(1, line.indexOf('}')));
                assertThat(port.interfaceIndex(guid)).as(line).isEqualTo(Integer.parseInt(line.split(" ", -1)[1]));
            }
        }
    }

    @Test
    @Real(changesTheMachine = true)
    void losesItsSessionWhenTheServiceStopsAndOpensAnotherOne() throws Exception {
        try (var port = open()) {
            SystemCommand.powerShell("Stop-Service WlanSvc -Force");
            try {
                assertThatThrownBy(port::adapters)
                        .isInstanceOfSatisfying(
                                WlanException.class,
                                refused -> assertThat(refused.refusal())
                                        .as(refused.text())
                                        .isIn(Refusal.SERVICE_STOPPED, Refusal.HANDLE_LOST));
            } finally {
                SystemCommand.powerShell("Start-Service WlanSvc");
            }
        }
        try (var again = open()) {
            assertThat(again.adapters()).isNotNull();
        }
    }

    /** A call of the port. */
    private interface Call {
        void call() throws WlanException;
    }
}
