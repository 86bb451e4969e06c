package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The distribution as a process inside of a {@link Rig}, with the session clients that it was given as bundles. */
final class NetbearerProcess implements AutoCloseable {
    private static final Path DISTRIBUTION =
            Path.of("../features/target/netbearer.jar").toAbsolutePath();
    private static final int PATIENCE = 60;
    private static final int REMEMBERED = 20;
    private static final long PAUSE_NANOS = 10_000_000;

    private final Process process;
    private final List<Path> signs;
    private final Writer input;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Deque<String> said = new ArrayDeque<>(); // the last lines
    private final Thread reader;
    private long pid;

    private NetbearerProcess(Process process, List<Path> signs) {
        this.process = process;
        this.signs = signs;
        input = process.outputWriter(StandardCharsets.UTF_8);
        reader = new Thread(this::read, "test-netbearer");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts it, without waiting until it answers.
     *
     * @param folder an empty one, for its files
     * @param prefix what stands before {@code java}, such as another user
     * @param settings by PID
     * @param clients the names of the bundles with {@code SessionClient}
     */
    static NetbearerProcess start(
            Rig rig, Path folder, List<String> prefix, Map<String, String> settings, String... clients)
            throws IOException {
        assumeTrue(Files.exists(DISTRIBUTION), "skipped: the module features was not built");
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Path bundles = Files.createDirectories(folder.resolve("bundles"));
        for (Map.Entry<String, String> each : settings.entrySet()) {
            Files.writeString(conf.resolve(each.getKey() + ".config"), each.getValue());
        }
        for (String client : clients) {
            pack(client, bundles.resolve(client + ".jar"));
        }
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder,
                "-jar",
                DISTRIBUTION.toString(),
                "--conf",
                conf.toString(),
                "--bundles",
                bundles.toString()));
        return new NetbearerProcess(
                rig.start(command), Stream.of(clients).map(folder::resolve).toList());
    }

    /** Runs a command of a client, and gives what it returns, or the line that says why it failed. */
    String ask(String command) {
        try {
            if (pid == 0) {
                pid = awaitClients();
            }
            return exchange(command);
        } catch (IOException failed) {
            throw new UncheckedIOException(String.join("\n", said), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Kills it with signal 9. */
    void kill() throws Exception {
        ProcessHandle victim = ProcessHandle.of(pid).orElseThrow();
        victim.destroyForcibly();
        victim.onExit().get(PATIENCE, TimeUnit.SECONDS);
        process.waitFor(PATIENCE, TimeUnit.SECONDS);
    }

    /** Lets it end in order. */
    @Override
    public void close() throws IOException {
        input.close();
        try {
            if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                throw new AssertionError("it does not end; it said\n" + String.join("\n", said));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private String exchange(String command) throws IOException, InterruptedException {
        input.write(command + "\n");
        input.flush();
        while (true) {
            String answer = answers.poll(PATIENCE, TimeUnit.SECONDS);
            assertThat(answer).as("answer to %s, after%n%s", command, said).isNotNull();
            said.add(answer);
            if (said.size() > REMEMBERED) {
                said.remove();
            }
            if (!answer.startsWith("netbearer: ") || answer.startsWith("netbearer: line ")) {
                return answer;
            }
        }
    }

    private long awaitClients() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (!signs.stream().allMatch(Files::exists)) {
            assertThat(process.isAlive() && System.nanoTime() < end)
                    .as("not ready; it said%n%s", answers)
                    .isTrue();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return Long.parseLong(Files.readString(signs.get(0)));
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                answers.add(line);
            }
        } catch (IOException ended) {
            // what was said until then is in the queue
        }
    }

    /** The client's bundle under another name, which makes it another owner. */
    private static void pack(String name, Path jar) throws IOException {
        Path original = Path.of(System.getProperty("netbearer.client"));
        try (var from = new JarInputStream(Files.newInputStream(original))) {
            var manifest = new Manifest(from.getManifest());
            manifest.getMainAttributes().putValue("Bundle-SymbolicName", name);
            try (OutputStream file = Files.newOutputStream(jar);
                    var to = new JarOutputStream(file, manifest)) {
                for (var entry = from.getNextJarEntry(); entry != null; entry = from.getNextJarEntry()) {
                    to.putNextEntry(entry);
                    from.transferTo(to);
                }
            }
        }
    }
}
