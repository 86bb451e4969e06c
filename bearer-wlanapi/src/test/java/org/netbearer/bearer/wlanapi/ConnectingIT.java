package org.netbearer.bearer.wlanapi;

import org.junit.jupiter.api.extension.RegisterExtension;

/** In Felix, through JNA as a bundle. */
class ConnectingIT extends ConnectingScenarios {
    @RegisterExtension
    static final InFelix FELIX = new InFelix();

    ConnectingIT() {
        super(FELIX);
    }
}
