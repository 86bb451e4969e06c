package org.netbearer.bearer.wlanapi;

class ConsentTest extends ConsentScenarios {
    ConsentTest() {
        super(BearerSource.CLASSES);
    }
}
