package org.netbearer.impl.jmx;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.AttributeList;
import javax.management.MBeanFeatureInfo;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.impl.Fleet;
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

/** What it costs to ask the MBean for all of its attributes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH prepares it before the first call
public class AttributesBenchmark {
    /** How many configurations there are. */
    @Param({"10", "500"})
    public int configurations;

    private DescribedMBean bean;
    private String[] names;

    /** Publishes the configurations. */
    @Setup
    public void prepare() {
        var entry = new BearerEntry("fleet", 0, new Fleet(configurations).report(), "", "", 0);
        var snapshot = SnapshotAssembler.assemble(Assembly.empty(), List.of(entry), AssemblyInputs.NONE, Instant.EPOCH)
                .snapshot();
        var manager = (NetworkConfigurationManager) Proxy.newProxyInstance(
                AttributesBenchmark.class.getClassLoader(),
                new Class<?>[] {NetworkConfigurationManager.class},
                (proxy, method, arguments) -> method.getName().equals("snapshot") ? snapshot : List.of());
        var notifications = new Notifications(ManagementNames::plain, new Log());
        var leases = new LeasedSessions(manager, (delay, task) -> () -> {});
        bean = new DescribedMBean(new ManagerMBean(manager, new Counters(), notifications, leases), notifications);
        names = Stream.of(bean.getMBeanInfo().getAttributes())
                .map(MBeanFeatureInfo::getName)
                .toArray(String[]::new);
    }

    /** All attributes, for a client in the same process that looks into none of the tables. */
    @Benchmark
    public AttributeList all() {
        return bean.getAttributes(names);
    }

    /** All attributes with all that is in them, as a remote client gets them. */
    @Benchmark
    public AttributeList allOnTheWire() throws IOException {
        var read = bean.getAttributes(names);
        try (var out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(read);
        }
        return read;
    }
}
