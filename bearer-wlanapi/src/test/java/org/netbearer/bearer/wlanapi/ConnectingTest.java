package org.netbearer.bearer.wlanapi;

class ConnectingTest extends ConnectingScenarios {
    ConnectingTest() {
        super(BearerSource.CLASSES);
    }
}
