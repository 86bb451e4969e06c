package org.netbearer.bearer.wlanapi;

class WatchingTest extends WatchingScenarios {
    WatchingTest() {
        super(BearerSource.CLASSES);
    }
}
