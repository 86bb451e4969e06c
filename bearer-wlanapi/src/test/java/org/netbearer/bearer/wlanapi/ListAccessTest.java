package org.netbearer.bearer.wlanapi;

class ListAccessTest extends ListAccessScenarios {
    ListAccessTest() {
        super(BearerSource.CLASSES);
    }
}
