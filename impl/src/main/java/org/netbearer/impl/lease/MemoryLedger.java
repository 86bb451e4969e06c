package org.netbearer.impl.lease;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A ledger for one process. Confined like every ledger. */
final class MemoryLedger implements Ledger {
    private static final String BOOT = "this process";

    private final Map<String, LeaseRecord> records = new TreeMap<>();
    private final Set<String> locks = new HashSet<>();
    private long made;

    @Override
    public String boot() {
        return BOOT;
    }

    @Override
    public Optional<LeaseRecord> read(String configuration) {
        return Optional.ofNullable(records.get(configuration));
    }

    @Override
    public List<LeaseRecord> all() {
        return List.copyOf(records.values());
    }

    @Override
    public void write(LeaseRecord record) {
        records.put(record.configuration(), record);
    }

    @Override
    public void delete(String configuration) {
        records.remove(configuration);
    }

    @Override
    public String lock() {
        var token = "local-" + ++made;
        locks.add(token);
        return token;
    }

    @Override
    public void keep(String token) {
        // nothing can happen to it here
    }

    @Override
    public void unlock(String token) {
        locks.remove(token);
    }

    @Override
    public boolean lives(String token) {
        return locks.contains(token);
    }

    @Override
    public boolean isOfThisBoot(LeaseRecord record) {
        return true;
    }
}
