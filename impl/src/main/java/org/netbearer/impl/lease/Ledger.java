package org.netbearer.impl.lease;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The records and locks that holders share. One thread of one process at a time works on a ledger; it is not kept.
 *
 * <p>A lock lives as long as the process that made it, at most. Each has a token that no other lock ever had.
 */
interface Ledger {
    /** The boot of the machine; empty if it cannot be known. */
    String boot();

    /** The record of a configuration, if there is one that can be read. */
    Optional<LeaseRecord> read(String configuration) throws IOException;

    /** All records that can be read. */
    List<LeaseRecord> all() throws IOException;

    /** Writes a record in place of the one before. */
    void write(LeaseRecord record) throws IOException;

    /** Removes a record, if there is one. */
    void delete(String configuration) throws IOException;

    /** Creates a lock that is ours, and returns its token. */
    String lock() throws IOException;

    /** Restores a lock of ours that others could not find any more. */
    void keep(String token) throws IOException;

    /** Releases a lock of ours; does nothing for an empty token. */
    void unlock(String token);

    /** Returns whether a lock is still held. */
    boolean lives(String token) throws IOException;

    /** Returns whether what was found of dead holders is about the present boot for certain. */
    boolean isOfThisBoot(LeaseRecord record);
}
