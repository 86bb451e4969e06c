package org.netbearer.bearer.wlanapi;

import org.netbearer.spi.Bearer;

/** Where the bearer of a test comes from. */
interface BearerSource {
    /** The bearer's classes as they are. */
    BearerSource CLASSES = new BearerSource() {
        @Override
        public Bearer bearerOver(FakeWlan library) {
            return new WlanBearer(library.opener(), () -> WlanSettings.DEFAULT);
        }

        @Override
        public int manyScans() {
            return 200;
        }
    };

    /** Returns the bearer over the fake library, not started. */
    Bearer bearerOver(FakeWlan library) throws Exception;

    /** Returns the number of scans of a load test. */
    int manyScans();
}
