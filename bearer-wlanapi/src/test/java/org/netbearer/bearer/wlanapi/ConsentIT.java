package org.netbearer.bearer.wlanapi;

import org.junit.jupiter.api.extension.RegisterExtension;

/** In Felix, through JNA as a bundle. */
class ConsentIT extends ConsentScenarios {
    @RegisterExtension
    static final InFelix FELIX = new InFelix();

    ConsentIT() {
        super(FELIX);
    }
}
