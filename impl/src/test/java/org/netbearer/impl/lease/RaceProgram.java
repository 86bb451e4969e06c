package org.netbearer.impl.lease;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.netbearer.impl.lease.RecordingLeaseListener.await;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.netbearer.impl.lease.Lease.Role;
import org.netbearer.impl.runtime.DaemonTimers;

/** A process that takes and releases leases at random, does what they ask of it, and says what went wrong. */
final class RaceProgram implements LeaseListener {
    private static final List<String> CONFIGURATIONS = List.of("ethernet", "home", "mobile");

    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    private final Map<String, Lease> held = new TreeMap<>();
    /** A lease may be the starter's by the time that it is there: that it was promoted is heard all the same. */
    private final Set<Lease> begun = Collections.newSetFromMap(new IdentityHashMap<>());

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Platform platform;
    private final SharedLeases leases;
    private final Random random;
    private final boolean othersDie;
    private int starts;
    private int teardowns;

    private RaceProgram(Path folder, Path platform, long seed, boolean othersDie) {
        this.platform = new Platform(platform);
        this.othersDie = othersDie;
        random = new Random(seed);
        leases = new SharedLeases(folder, false, new DaemonTimers("netbearer-lease-retry"), this);
    }

    /**
     * Does so many operations.
     *
     * @param arguments the folder, the platform's folder, the seed, how many operations, whether others are killed
     */
    public static void main(String[] arguments) throws Exception {
        var program = new RaceProgram(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Long.parseLong(arguments[2]),
                Boolean.parseBoolean(arguments[4]));
        program.run(Integer.parseInt(arguments[3]));
    }

    private void run(int operations) throws Exception {
        out.println("running");
        leases.start();
        for (int i = 0; i < operations; i++) {
            pending();
            var configuration = CONFIGURATIONS.get(random.nextInt(CONFIGURATIONS.size()));
            if (held.containsKey(configuration)) {
                release(configuration);
            } else {
                hold(configuration);
            }
            if (i == operations / 4) {
                out.println("well on the way");
            }
        }
        for (var configuration : List.copyOf(held.keySet())) {
            pending();
            release(configuration);
        }
        pending();
        leases.close();
        out.println("starts " + starts + " teardowns " + teardowns);
    }

    private void hold(String configuration) throws Exception {
        var stage =
                leases.hold(configuration, () -> platform.now(configuration)).toCompletableFuture();
        stage.whenComplete((lease, failure) -> events.add(() -> {}));
        while (!stage.isDone()) {
            events.take().handle(); // it may wait for a teardown that only we can end
        }
        var lease = stage.join();
        held.put(configuration, lease);
        platform.use(configuration);
        if (lease.role() == Role.STARTER && random.nextInt(5) > 0) {
            start(lease);
        }
    }

    private void start(Lease lease) throws Exception {
        if (!begun.add(lease)) {
            return;
        }
        var key = Platform.newKey();
        await(lease.started(key, List.of()));
        starts++;
        check(platform.bringUp(lease.configuration(), key));
    }

    private void release(String configuration) throws Exception {
        platform.useNoMore(configuration);
        var last = await(held.remove(configuration).release(() -> platform.now(configuration)));
        if (last.isPresent()) {
            takeDown(last.get());
        }
    }

    private void takeDown(Teardown teardown) throws IOException {
        teardowns++;
        var record = teardown.record();
        var wrong = platform.takeDown(record.configuration(), record.activation());
        boolean neverCameUp = othersDie && !platform.now(record.configuration()).up();
        if (!neverCameUp) {
            check(wrong);
        }
        teardown.done();
    }

    private void pending() throws Exception {
        for (var event = events.poll(); event != null; event = events.poll()) {
            event.handle();
        }
    }

    private void check(Optional<String> wrong) {
        wrong.ifPresent(text -> out.println("WRONG: " + text));
    }

    @Override
    public boolean canTakeDown(String configuration) {
        return true;
    }

    @Override
    public void orphaned(Teardown teardown) {
        events.add(() -> takeDown(teardown));
    }

    @Override
    public void promoted(Lease lease) {
        events.add(() -> {
            if (held.containsValue(lease)) {
                start(lease);
            }
        });
    }

    @Override
    public void statusChanged(LeaseStatus status) {
        out.println("WRONG: " + status);
    }

    @Override
    public void noticed(String line) {
        out.println("WRONG: " + line);
    }

    private interface Event {
        void handle() throws Exception;
    }
}
