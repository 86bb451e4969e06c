package org.netbearer.bearer.generic;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A machine that is whatever the test says; thread-safe. */
final class SettableMachine implements MachinePort {
    static final List<String> TWO_WIRES = List.of(
            "name=eth0 index=2 flags=UP mac=02:00:00:00:00:02 mtu=1500 addresses=10.0.0.2/24",
            "name=eth1 index=3 flags= mac=02:00:00:00:00:03 mtu=1500 addresses=");

    private final AtomicInteger reads = new AtomicInteger();
    private volatile MachineState state = jdkOnly(TWO_WIRES);

    static MachineState jdkOnly(List<String> links) {
        return new MachineState(
                MachineState.Platform.LINUX,
                JdkRecords.parse(links),
                null,
                ProcNet.NOTHING,
                Map.of(),
                List.of(),
                List.of());
    }

    void links(List<String> links) {
        state = jdkOnly(links);
    }

    void state(MachineState now) {
        state = now;
    }

    int reads() {
        return reads.get();
    }

    @Override
    public MachineState readCounters(MachineState before) {
        return before.counting(state.proc().counters(), state.counters());
    }

    @Override
    public MachineState read() {
        reads.incrementAndGet();
        return state;
    }
}
