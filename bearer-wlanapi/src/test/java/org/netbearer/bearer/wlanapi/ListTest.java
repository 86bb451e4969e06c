package org.netbearer.bearer.wlanapi;

class ListTest extends ListScenarios {
    ListTest() {
        super(BearerSource.CLASSES);
    }
}
