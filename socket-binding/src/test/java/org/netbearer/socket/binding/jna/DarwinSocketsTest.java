package org.netbearer.socket.binding.jna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.netbearer.socket.binding.Links;
import org.netbearer.socket.binding.system.LocalName;

/** The calls that macOS would get; nobody has seen what it answers. */
class DarwinSocketsTest {
    private static final LocalName FOUR = new LocalName(4, false, 8080, true);
    private static final LocalName SIX = new LocalName(6, false, 8080, true);

    private final FakeBsdSockets system = new FakeBsdSockets();
    private final DarwinSockets sockets = new DarwinSockets(system);

    @Test
    void readsAddressesThatBeginWithTheirLength() {
        assertThat(sockets.nameOf(4)).contains(SIX);
        assertThat(sockets.nameOf(5)).contains(new LocalName(6, true, 8080, true));
        assertThat(sockets.nameOf(3)).isEmpty();
        system.family = DarwinConstants.AF_INET;
        assertThat(sockets.nameOf(4)).contains(FOUR);
        system.family = 1;
        assertThat(sockets.nameOf(4)).isEmpty();
    }

    @Test
    void looksAtAsManyDescriptorsAsThereMayBe() {
        assertThat(sockets.descriptors()).containsExactly(0, 1, 2, 3, 4, 5);
        system.tableSize = Integer.MAX_VALUE;
        assertThat(sockets.descriptors().count()).isEqualTo(65536);
    }

    @Test
    void bindsByTheOptionOfTheSocketsFamily() throws IOException {
        sockets.bind(4, FOUR, Links.of("en0", 4));
        sockets.bind(4, SIX, Links.of("en1", 0));
        assertThat(system.set).containsExactly("4 0 25 4 of 4", "4 41 125 5 of 4");
    }

    @Test
    void refusesAnInterfaceThatIsNotThereOrAnotherOneByNow() {
        assertThatThrownBy(() -> sockets.bind(4, FOUR, Links.of("en9", 9)))
                .isInstanceOf(IOException.class)
                .hasMessage("no socket for interface en9 (index 9): there is no such interface");
        assertThatThrownBy(() -> sockets.bind(4, FOUR, Links.of("", 4)))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("there is no such interface");
        assertThatThrownBy(() -> sockets.bind(4, FOUR, Links.of("en0", 5)))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("another interface has that name by now, with index 4");
        assertThat(system.set).isEmpty();
    }

    @Test
    void namesTheSystemsError() {
        system.refusal = DarwinConstants.ENXIO;
        assertThatThrownBy(() -> sockets.bind(4, SIX, Links.of("en0", 4)))
                .isInstanceOf(IOException.class)
                .hasMessage("no socket for interface en0 (index 4): IPV6_BOUND_IF gave ENXIO (6)");
        system.refusal = 77;
        assertThatThrownBy(() -> sockets.bind(4, FOUR, Links.of("en0", 4)))
                .isInstanceOf(IOException.class)
                .hasMessage("no socket for interface en0 (index 4): IP_BOUND_IF gave error 77");
    }
}
