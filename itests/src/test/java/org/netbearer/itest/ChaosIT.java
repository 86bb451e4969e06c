package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults at random, several at a time, beside the real NetworkManager: after each round everything is as nmcli and the kernel
 * say, and nothing was left behind. {@code -Dnetbearer.chaos.rounds=1000} makes it long, {@code -Dnetbearer.chaos.seed} another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 24, unit = TimeUnit.HOURS)
final class ChaosIT {
    private static final int ROUNDS = Integer.getInteger("netbearer.chaos.rounds", 6);
    private static final long SEED = Long.getLong("netbearer.chaos.seed", 1);
    private static final int AT_ONCE = 3;

    /** What happens, as a regular expression, to find out what is to blame. */
    private static final String ONLY = System.getProperty("netbearer.chaos.only", ".*");

    private static final int PATIENCE_SECONDS = 60;
    private static final long PAUSE_NANOS = 50_000_000;

    /** Pipes and jars that the Java runtime opens as it likes; a leak of one a round would be seen. */
    private static final int SPARE_FILES = 12;

    private static final double GROWTH = 1.3;
    private static final Pattern FOOTPRINT =
            Pattern.compile("beans=(\\d+) files=(\\d+) threads=\\[(.*)] services=\\[(.*)]");
    private static final Path JOURNAL = Path.of("target", "chaos-" + SEED + ".log");

    @TempDir
    private static Path folder;

    private final Random random = new Random(SEED);
    private final Set<String> kinds = new LinkedHashSet<>();
    private Rig rig;
    private NetbearerProcess process;
    private ChaosFaults faults;
    private Nmcli nmcli;

    @BeforeAll
    void start() throws Exception {
        rig = new Rig();
        rig.addProfile("lan0", "wired");
        rig.run("nmcli", "connection", "up", "wired");
        process = NetbearerProcess.start(rig, folder, List.of(), Map.of(), "anna");
        faults = new ChaosFaults(rig, process, folder.resolve("conf"), random);
        nmcli = new Nmcli(arguments -> {
            var command = new ArrayList<>(List.of("nmcli"));
            command.addAll(arguments);
            return rig.run(command.toArray(String[]::new));
        });
        Files.writeString(JOURNAL, "seed " + SEED + "\n");
    }

    @AfterAll
    void end() throws Exception {
        try {
            if (process != null) {
                process.close();
            }
        } finally {
            if (rig != null) {
                rig.close();
            }
        }
    }

    @Test
    void endsAtTheTruthAndKeepsNothingWhateverHappens() throws Exception {
        for (String name : faults.names()) {
            if (name.startsWith("update of org.netbearer.")) {
                faults.happen(name); // what is made once is made now
            }
        }
        faults.cure();
        awaitTruth("at the start");
        Footprint before = footprintAtRest();
        long heap = Long.parseLong(process.ask("anna:heap"));

        for (int round = 1; round <= ROUNDS; round++) {
            String what = round(round);
            faults.cure();
            awaitTruth(what);
            awaitNothingLeft(before, what);
        }

        assertThat(Long.parseLong(process.ask("anna:heap")))
                .as("bytes left after a collection, of %s kinds of faults in %s rounds", kinds.size(), ROUNDS)
                .isLessThan((long) (heap * GROWTH));
    }

    /** Has a few things happen at once, and describes them. */
    private String round(int number) throws Exception {
        List<String> names =
                faults.names().stream().filter(each -> each.matches(ONLY)).toList();
        var drawn = new ArrayList<String>();
        int count = 1 + random.nextInt(AT_ONCE);
        for (int i = 0; i < count; i++) {
            drawn.add(names.get(random.nextInt(names.size())));
        }
        String what = "round " + number + " of seed " + SEED + ": " + drawn;
        note(what);
        for (String name : drawn) {
            faults.happen(name);
            kinds.add(name);
        }
        return what;
    }

    private void awaitTruth(String what) {
        long start = System.nanoTime();
        Map<String, String> theirs = nmcli.rows();
        Map<String, String> ours = rows();
        while (!ours.equals(theirs) || !way().equals(kernelsWay())) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                assertThat(ours).as(what).isEqualTo(theirs);
                assertThat(way()).as(what).isEqualTo(kernelsWay());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            theirs = nmcli.rows();
            ours = rows();
        }
        note("  the truth after " + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + " ms");
    }

    private Map<String, String> rows() {
        var rows = new TreeMap<String, String>();
        String line = process.ask("anna:rows nm");
        Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .filter(row -> !row.isEmpty())
                .forEach(row -> rows.put(row.substring(0, row.indexOf('=')), row.substring(row.indexOf('=') + 1)));
        return rows;
    }

    private String way() {
        return process.ask("anna:way");
    }

    /** Where the kernel sends what goes out; nothing is sent. */
    private String kernelsWay() {
        Matcher device = Pattern.compile(" dev (\\S+)")
                .matcher(rig.run("exec", "bash", "-c", "ip -4 route get 198.51.100.1 2>/dev/null; true"));
        return device.find() ? device.group(1) + " online" : "none offline";
    }

    private void awaitNothingLeft(Footprint before, String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String left = footprint().beyond(before);
        while (!left.isEmpty()) {
            assertThat(System.nanoTime()).as("left after %s: %s", what, left).isLessThan(end);
            LockSupport.parkNanos(PAUSE_NANOS);
            left = footprint().beyond(before);
        }
    }

    private Footprint footprintAtRest() {
        Footprint last = footprint();
        long since = System.nanoTime();
        while (System.nanoTime() - since < TimeUnit.SECONDS.toNanos(2)) {
            LockSupport.parkNanos(PAUSE_NANOS);
            Footprint now = footprint();
            if (!now.equals(last)) {
                last = now;
                since = System.nanoTime();
            }
        }
        return last;
    }

    private Footprint footprint() {
        Matcher line = FOOTPRINT.matcher(process.ask("anna:footprint"));
        assertThat(line.matches()).isTrue();
        return new Footprint(
                Integer.parseInt(line.group(1)),
                Integer.parseInt(line.group(2)),
                List.of(line.group(3).split(",")),
                List.of(line.group(4).split(",")));
    }

    private static void note(String line) {
        try {
            Files.writeString(JOURNAL, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new AssertionError(full);
        }
    }

    /** What the system has of each kind at a moment. */
    private record Footprint(int beans, int files, List<String> threads, List<String> services) {
        /** Describes what is there beyond another; empty if nothing is. */
        String beyond(Footprint before) {
            var beyond = new ArrayList<String>();
            without(threads, before.threads).forEach(name -> beyond.add("new thread " + name));
            without(services, before.services).forEach(name -> beyond.add("new service " + name));
            without(before.services, services).forEach(name -> beyond.add("lost service " + name));
            if (beans != before.beans) {
                beyond.add(beans + " MBeans, not " + before.beans);
            }
            if (files > before.files + SPARE_FILES) {
                beyond.add(files + " open files, not " + before.files);
            }
            return String.join(", ", beyond);
        }

        private static List<String> without(List<String> all, List<String> some) {
            var rest = new ArrayList<>(all);
            some.forEach(rest::remove);
            return rest;
        }
    }
}
