package org.netbearer.impl.lease;

import java.io.IOException;

/** What is done while alone with a ledger. */
@FunctionalInterface
interface Work<T> {
    T run(Ledger ledger) throws IOException;
}
