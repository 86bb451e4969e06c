package org.netbearer.bearer.wlanapi;

import java.util.Map;
import org.netbearer.spi.Bearer;

/** Where the bearer of a test comes from. */
interface BearerSource {
    /** The bearer's classes as they are. */
    BearerSource CLASSES = new BearerSource() {
        @Override
        public Bearer bearerOver(FakeWlan library, Map<String, ?> settings) {
            var read = WlanSettings.read(settings).settings();
            return new WlanBearer(library.opener(), () -> read);
        }

        @Override
        public int manyScans() {
            return 200;
        }
    };

    /**
     * Returns the bearer over the fake library, not started.
     *
     * @param settings its configuration; empty for what is in force without one
     */
    Bearer bearerOver(FakeWlan library, Map<String, ?> settings) throws Exception;

    /** Returns the number of scans of a load test. */
    int manyScans();
}
