package org.netbearer.bearer.wlanapi;

class RefusingTest extends RefusingScenarios {
    RefusingTest() {
        super(BearerSource.CLASSES);
    }
}
