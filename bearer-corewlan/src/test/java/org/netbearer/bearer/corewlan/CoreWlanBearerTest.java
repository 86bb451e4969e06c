package org.netbearer.bearer.corewlan;

import org.netbearer.spi.Bearer;

/** The scenarios with the bearer's classes as they are. */
class CoreWlanBearerTest extends CoreWlanScenarios {
    @Override
    Bearer bearerOver(FakeCoreWlan libraries) {
        return libraries.bearer();
    }

    @Override
    int manyScans() {
        return 200;
    }
}
