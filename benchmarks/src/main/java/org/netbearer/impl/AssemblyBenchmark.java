package org.netbearer.impl;

import org.netbearer.internal.NetworkChanges;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.impl.assembly.Assembly;
import org.netbearer.impl.assembly.BearerEntry;
import org.netbearer.impl.assembly.SnapshotAssembler;
import org.netbearer.impl.assembly.AssemblyInputs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one changed configuration costs among many: the next snapshot, and the difference that listeners are told. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH prepares it before the first call
public class AssemblyBenchmark {
    /** How many configurations there are. */
    @Param({"100", "1000", "10000"})
    public int configurations;

    private Fleet fleet;
    private Assembly current;
    private NetworkSnapshot before;
    private NetworkSnapshot after;

    /** Assembles the first two snapshots. */
    @Setup
    public void prepare() {
        fleet = new Fleet(configurations);
        current = assemble(Assembly.empty());
        before = current.snapshot();
        after = assemble(current).snapshot();
    }

    /** The next snapshot, with one configuration changed. */
    @Benchmark
    public Assembly next() {
        current = assemble(current);
        return current;
    }

    /** The peer: the same snapshot from nothing. */
    @Benchmark
    public Assembly fromNothing() {
        return assemble(Assembly.empty());
    }

    /** The difference between two snapshots of which one configuration differs. */
    @Benchmark
    public NetworkChange difference() {
        return NetworkChanges.between(before, after);
    }

    private Assembly assemble(Assembly previous) {
        var entry = new BearerEntry("fleet", 0, fleet.change(), "", "", 0);
        return SnapshotAssembler.assemble(previous, List.of(entry), AssemblyInputs.NONE, Instant.EPOCH);
    }
}
