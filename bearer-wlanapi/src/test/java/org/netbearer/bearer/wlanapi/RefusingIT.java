package org.netbearer.bearer.wlanapi;

import org.junit.jupiter.api.extension.RegisterExtension;

/** In Felix, through JNA as a bundle. */
class RefusingIT extends RefusingScenarios {
    @RegisterExtension
    static final InFelix FELIX = new InFelix();

    RefusingIT() {
        super(FELIX);
    }
}
