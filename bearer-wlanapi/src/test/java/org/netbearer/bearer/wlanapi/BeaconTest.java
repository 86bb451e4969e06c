package org.netbearer.bearer.wlanapi;

class BeaconTest extends BeaconScenarios {
    BeaconTest() {
        super(BearerSource.CLASSES);
    }
}
