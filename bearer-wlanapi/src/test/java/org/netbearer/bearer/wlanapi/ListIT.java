package org.netbearer.bearer.wlanapi;

import org.junit.jupiter.api.extension.RegisterExtension;

/** In Felix, through JNA as a bundle. */
class ListIT extends ListScenarios {
    @RegisterExtension
    static final InFelix FELIX = new InFelix();

    ListIT() {
        super(FELIX);
    }
}
