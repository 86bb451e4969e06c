package org.netbearer.impl.lease;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.netbearer.impl.lease.RecordingLeaseListener.await;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.netbearer.impl.model.ObservedActivation;
import org.netbearer.impl.runtime.DaemonTimers;

/** A process that does with leases what it is told by lines on its standard input. */
final class LeaseProgram implements LeaseListener {
    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    private final Path folder;
    private final SharedLeases leases;
    private @Nullable Lease lease;
    private volatile @Nullable Teardown teardown;

    private LeaseProgram(Path folder) {
        this.folder = folder;
        leases = new SharedLeases(folder, false, new DaemonTimers("netbearer-lease-retry"), this);
    }

    /**
     * Runs until the input ends.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws Exception {
        new LeaseProgram(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
        try (var in = new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                obey(List.of(line.split(" ", -1)));
            }
        }
    }

    private void obey(List<String> words) throws Exception {
        switch (words.get(0)) {
            case "start" -> leases.start();
            case "lock" ->
                new LeaseFolder(folder, false, "", out::println).alone(ledger -> {
                    out.println("locked");
                    LockSupport.park(); // as if the process were stopped here
                    return true;
                });
            case "hold" ->
                hold(words.get(1), words.size() > 2 ? ObservedActivation.of(words.get(2)) : ObservedActivation.NONE);
            case "started" -> {
                await(lease.started(words.get(1), words.subList(2, words.size())));
                out.println("started");
            }
            case "alias" -> {
                lease.alsoKnownAs(words.get(1));
                out.println("told");
            }
            case "release" -> release(words.size() > 1 ? ObservedActivation.of(words.get(1)) : ObservedActivation.NONE);
            case "done" -> {
                teardown.done();
                out.println("done");
            }
            case "status" -> out.println(leases.status());
            case "close" -> {
                leases.close();
                out.println("closed");
            }
            default -> throw new IOException("no such command: " + words);
        }
    }

    private void hold(String configuration, ObservedActivation now) throws Exception {
        lease = await(leases.hold(configuration, () -> now));
        out.println(lease.role() + (lease.record().started() ? " started" : ""));
    }

    private void release(ObservedActivation now) throws Exception {
        var last = await(lease.release(() -> now));
        if (last.isPresent()) {
            teardown = last.get();
            out.println("take down " + teardown.record().activation());
        } else {
            out.println("left up");
        }
    }

    @Override
    public boolean canTakeDown(String configuration) {
        return true;
    }

    @Override
    public void orphaned(Teardown orphan) {
        teardown = orphan;
        out.println(
                "orphan " + orphan.record().activation() + " " + orphan.record().displaced());
    }

    @Override
    public void promoted(Lease promoted) {
        out.println("promoted");
    }

    @Override
    public void statusChanged(LeaseStatus status) {
        out.println(status);
    }

    @Override
    public void noticed(String line) {
        out.println("notice " + line);
    }
}
