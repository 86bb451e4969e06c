package org.netbearer.bearer.wlanapi;

import org.netbearer.spi.Bearer;

/** The scenarios with the bearer's classes as they are. */
class WlanBearerTest extends WlanScenarios {
    @Override
    Bearer bearerOver(FakeWlan library) {
        return new WlanBearer(library.opener(), () -> WlanSettings.DEFAULT);
    }

    @Override
    int manyScans() {
        return 200;
    }
}
