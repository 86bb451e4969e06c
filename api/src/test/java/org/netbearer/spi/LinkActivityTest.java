package org.netbearer.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;

/** Which link is meant; the rule itself is tested, row by row, with the machines of the generic bearer. */
final class LinkActivityTest {
    private static LinkReport link(InterfaceKey key, Carrier carrier) throws UnknownHostException {
        return LinkReport.builder(key)
                .kind(LinkKind.WLAN)
                .carrier(carrier)
                .addresses(List.of(new LinkAddress(InetAddress.getByName("192.0.2.7"), 24)))
                .build();
    }

    @Test
    void linksWithoutANameAreToldApartByTheirKeys() throws UnknownHostException {
        var up = new InterfaceKey("", 0, "{A}");
        var down = new InterfaceKey("", 0, "{B}");
        var named = new InterfaceKey("eth0", 2, "");
        var links = List.of(link(up, Carrier.PRESENT), link(down, Carrier.ABSENT), link(named, Carrier.PRESENT));
        assertThat(LinkActivity.activeKeysAmong(links)).containsExactlyInAnyOrder(up, named);
        assertThat(LinkActivity.activeAmong(links)).containsExactly("eth0");
    }

    @Test
    void ofTwoWithOneNameTheLastCounts() throws UnknownHostException {
        var key = InterfaceKey.named("eth0");
        assertThat(LinkActivity.activeAmong(List.of(link(key, Carrier.PRESENT), link(key, Carrier.ABSENT))))
                .isEmpty();
    }
}
