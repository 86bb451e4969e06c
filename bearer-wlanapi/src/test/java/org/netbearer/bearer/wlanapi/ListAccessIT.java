package org.netbearer.bearer.wlanapi;

import org.junit.jupiter.api.extension.RegisterExtension;

/** In Felix, configured by Configuration Admin. */
class ListAccessIT extends ListAccessScenarios {
    @RegisterExtension
    static final InFelix FELIX = new InFelix();

    ListAccessIT() {
        super(FELIX);
    }
}
