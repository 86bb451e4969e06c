package org.netbearer.bearer.wlanapi;

import org.junit.jupiter.api.extension.RegisterExtension;

/** In Felix, through JNA as a bundle. */
class BeaconIT extends BeaconScenarios {
    @RegisterExtension
    static final InFelix FELIX = new InFelix();

    BeaconIT() {
        super(FELIX);
    }
}
