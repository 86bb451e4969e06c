package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netbearer.bearer.generic.port.Destinations;

/** What holds on every machine; whatever links this one has are only looked at. */
class JdkPortTest {
    private final JdkPort port = new JdkPort(() -> Destinations.DEFAULT);

    @Test
    void listsLoopbackWithItsAddress() throws IOException {
        assertThat(port.links(JdkSource.Depth.EVERYTHING))
                .filteredOn(link -> link.is(JdkLink.Flag.LOOPBACK))
                .anyMatch(link -> link.addresses().stream()
                        .anyMatch(address -> address.address().isLoopbackAddress()));
    }

    @Test
    void listsTheSameAddressesWithAndWithoutTheRest() throws IOException {
        assertThat(port.links(JdkSource.Depth.ADDRESSES))
                .extracting(link -> link.name() + link.index() + link.addresses())
                .containsExactlyInAnyOrderElementsOf(port.links(JdkSource.Depth.EVERYTHING).stream()
                        .map(link -> link.name() + link.index() + link.addresses())
                        .toList());
    }

    @Test
    void wouldSendFromAnAddressThatAnInterfaceHas() throws IOException {
        var links = port.links(JdkSource.Depth.EVERYTHING);
        assertThat(port.outwardAddresses(links))
                .allSatisfy(address -> assertThat(links)
                        .anyMatch(link -> link.addresses().stream()
                                .anyMatch(mine -> mine.address().equals(address))));
    }

    @Test
    void asksForNoNeighbour() {
        var everywhere =
                JdkRecords.link("name=x index=1 flags=UP addresses=73.1.1.1/8,189.1.1.1/8,2607::1/16,2a02::1/16");
        assertThat(port.outwardAddresses(List.of(everywhere))).isEmpty();
    }
}
