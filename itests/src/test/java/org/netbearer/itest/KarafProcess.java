package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;

/**
 * A Karaf as it comes, in a process of its own, whose only way in is ssh on the loopback; looked at from outside with the JDK's
 * own tools. Its users are called {@code viewer}, {@code manager} and {@code admin}, as are their roles and passwords.
 */
final class KarafProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 50_000_000;

    private final Path place;
    private final Process process;
    private final int port;
    private final SshClient client = SshClient.setUpDefaultClient();

    private KarafProcess(Path place, Process process, int port) {
        this.place = place;
        this.process = process;
        this.port = port;
        client.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        client.start();
    }

    /** Starts one in an empty folder, and waits until its shell answers. */
    static KarafProcess start(Path place) throws Exception {
        var unpacking = new ProcessBuilder(
                        "tar",
                        "-xzf",
                        System.getProperty("netbearer.karaf"),
                        "-C",
                        place.toString(),
                        "--strip-components=1")
                .redirectErrorStream(true)
                .start();
        assertThat(unpacking.inputReader().lines()).isEmpty();
        assertThat(unpacking.waitFor()).isZero();
        int port = freePort();
        Path etc = place.resolve("etc");
        edit(etc.resolve("org.apache.karaf.shell.cfg"), "sshHost", "127.0.0.1");
        edit(etc.resolve("org.apache.karaf.shell.cfg"), "sshPort", String.valueOf(port));
        Files.writeString(etc.resolve("users.properties"), """
                viewer = viewer,viewer,ssh
                manager = manager,manager,viewer,ssh
                admin = admin,admin,manager,viewer,systembundles,ssh
                """);
        Files.writeString(etc.resolve("org.ops4j.pax.url.mvn.cfg"), """
                org.ops4j.pax.url.mvn.useFallbackRepositories=false
                org.ops4j.pax.url.mvn.localRepository=%s
                org.ops4j.pax.url.mvn.defaultRepositories=%s@id=system@snapshots, %s@id=netbearer@snapshots
                org.ops4j.pax.url.mvn.repositories=
                """.formatted(
                        System.getProperty("netbearer.local.repository"),
                        place.resolve("system").toUri(),
                        uri("netbearer.repository")));
        var builder = new ProcessBuilder(place.resolve("bin/karaf").toString(), "daemon")
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("console.txt").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var karaf = new KarafProcess(place, builder.start(), port);
        karaf.awaitShell();
        return karaf;
    }

    static String uri(String property) {
        return Path.of(System.getProperty(property)).toUri().toString();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void edit(Path file, String key, String value) throws IOException {
        Files.writeString(file, System.lineSeparator() + key + " = " + value, StandardOpenOption.APPEND);
    }

    /** Waits until a command is answered. */
    private void awaitShell() throws Exception {
        awaitAnswer("shell:echo ready", "ready");
    }

    /** Runs a command until its answer contains a text. */
    void awaitAnswer(String command, String text) throws Exception {
        var answer = new AtomicReference<>("");
        repeatUntil(() -> {
            answer.set(run("admin", command));
            return answer.get().contains(text);
        });
        assertThat(answer.get()).as(command).contains(text);
    }

    /**
     * Tries something until it says that it worked, or for a while; that the shell cannot be reached, as a change of features
     * may restart it, is no failure yet. What did not come about, the assertion that follows will say.
     */
    void repeatUntil(Callable<Boolean> attempt) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean done = false;
        while (!done && System.nanoTime() < end && process.isAlive()) {
            try {
                done = attempt.call();
            } catch (IOException | AssertionError notYet) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Runs a command as {@code ssh USER@HOST COMMAND} does, and returns everything that it says. */
    String run(String user, String command) throws IOException {
        var output = new ByteArrayOutputStream();
        try (var session =
                client.connect(user, "127.0.0.1", port).verify(PATIENCE).getSession()) {
            session.addPasswordIdentity(user);
            session.auth().verify(PATIENCE);
            try (var channel = session.createExecChannel(command)) {
                channel.setOut(output);
                channel.setErr(output);
                channel.open().verify(PATIENCE);
                var ended = channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), PATIENCE);
                assertThat(ended).as("%s ends", command).contains(ClientChannelEvent.CLOSED);
            }
        }
        return output.toString(StandardCharsets.UTF_8).replaceAll("\u001B\\[[0-9;]*m", "");
    }

    /** Lists the bundles, but for Karaf's own. */
    List<String> bundles() throws IOException {
        return run("admin", "bundle:list -t 0 -s --no-format")
                .lines()
                .map(line -> line.split("\t", -1))
                .filter(columns -> columns.length > 4 && columns[0].strip().matches("\\d+"))
                .map(columns -> columns[4].strip() + " " + columns[1].strip())
                .sorted()
                .toList();
    }

    /** Lists the threads and the MBeans of ours, and what else would be a trace of us. */
    List<String> traces() throws IOException, AttachNotSupportedException {
        try (JMXConnector connector = attach()) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            var threads = ManagementFactory.newPlatformMXBeanProxy(
                    server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
            var names = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(Objects::nonNull)
                    .map(ThreadInfo::getThreadName)
                    .filter(name -> name.startsWith("netbearer-"));
            var beans = server.queryNames(null, null).stream()
                    .filter(name -> name.getDomain().startsWith("org.netbearer"))
                    .map(String::valueOf);
            return Stream.concat(names, beans).sorted().toList();
        }
    }

    /** Waits until there is a thread or an MBean of this name. */
    void awaitTrace(String name) throws IOException, AttachNotSupportedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> traces = traces();
        while (!traces.contains(name)) {
            assertThat(System.nanoTime()).as("no %s among %s", name, traces).isLessThan(end);
            LockSupport.parkNanos(PAUSE_NANOS);
            traces = traces();
        }
    }

    @SuppressWarnings("BanJNDI") // the other end is a process that this test started
    private JMXConnector attach() throws IOException, AttachNotSupportedException {
        var machine = VirtualMachine.attach(String.valueOf(process.pid()));
        try {
            return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
        } finally {
            machine.detach();
        }
    }

    /** What the log says that nobody wants to read. */
    List<String> complaints() throws IOException {
        try (Stream<String> lines = Files.lines(place.resolve("data/log/karaf.log"))) {
            return lines.filter(line -> line.matches(".*\\| (WARN|ERROR) .*netbearer.*"))
                    .toList();
        }
    }

    Path etc() {
        return place.resolve("etc");
    }

    void stop() throws InterruptedException {
        client.stop();
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
