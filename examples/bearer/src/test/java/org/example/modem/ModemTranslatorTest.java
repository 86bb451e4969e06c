package org.example.modem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.LinkAddress;

final class ModemTranslatorTest {
    @Test
    void isActiveOnlyWithAnAddressThatReachesFurtherThanTheCable() throws Exception {
        var linkLocal = new LinkAddress(InetAddress.getByName("169.254.7.7"), 16);
        var address = new LinkAddress(InetAddress.getByName("10.64.0.2"), 30);

        assertEquals(ConfigurationState.DISCOVERED, state(ModemStatus.State.CONNECTED, List.of()));
        assertEquals(ConfigurationState.DISCOVERED, state(ModemStatus.State.CONNECTED, List.of(linkLocal)));
        assertEquals(ConfigurationState.ACTIVE, state(ModemStatus.State.CONNECTED, List.of(address)));
    }

    @Test
    void isNotActiveBeforeTheModemIsConnected() throws Exception {
        var address = new LinkAddress(InetAddress.getByName("10.64.0.2"), 30);

        assertEquals(ConfigurationState.DEFINED, state(ModemStatus.State.SEARCHING, List.of(address)));
        assertEquals(ConfigurationState.DISCOVERED, state(ModemStatus.State.REGISTERED, List.of(address)));
    }

    private static ConfigurationState state(ModemStatus.State state, List<LinkAddress> addresses) {
        var modem = new ModemStatus("4901542032", "Example Mobile", "wwan0", state);
        return ModemTranslator.report(List.of(modem), name -> addresses)
                .configurations()
                .get(0)
                .state();
    }
}
