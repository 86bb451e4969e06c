package org.netbearer.impl.lease;

import java.io.IOException;

/** What is done while alone with a ledger. */
@FunctionalInterface
interface LedgerTask<T> {
    T run(Ledger ledger) throws IOException;
}
