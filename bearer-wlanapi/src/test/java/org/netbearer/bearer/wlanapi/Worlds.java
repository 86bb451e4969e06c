package org.netbearer.bearer.wlanapi;

/** Names that the tests share. */
final class Worlds {
    static final String INNER = "6f1d2c3b-0000-4000-8000-000000000001";
    static final String OUTER = "6f1d2c3b-0000-4000-8000-000000000002";

    private Worlds() {}
}
