package org.netbearer.bearer.generic;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Two network namespaces of the test's own, {@code here} and {@code peer}, for real links with two ends; and a thread that is
 * inside each, so that whatever it asks the kernel is answered for it.
 *
 * <p>Nothing of the machine's own is touched, and nothing is left: a namespace ends with its last process, thread and socket.
 */
final class LinkLab implements AutoCloseable {
    /** {@code pair NAME PEER}: a veth between both, up at both ends. {@code peer COMMAND}: runs it at the other end. */
    private static final String PRELUDE = """
            peer() { nsenter --target "$PEER" --net "$@"; }
            pair() { ip link add name "$1" type veth peer name "$2" netns "$PEER"; peer ip link set dev "$2" up; ip link set dev "$1" up; }
            """;

    private static final int O_RDONLY_CLOEXEC = 0x80000;
    private static final int CLONE_NEWNET = 0x4000_0000;

    private final Process here;
    private final Process peer;
    private final Inside inside;
    private final Inside atPeer;

    private LinkLab(Process here, Process peer) {
        this.here = here;
        this.peer = peer;
        inside = new Inside(here.pid());
        atPeer = new Inside(peer.pid());
    }

    /** Makes both namespaces, with loopback up and addresses that are usable at once. */
    static LinkLab open() throws Exception {
        Process here = namespace();
        Process peer = null;
        LinkLab lab = null;
        try {
            peer = namespace();
            lab = new LinkLab(here, peer);
            lab.inside.start();
            lab.atPeer.start();
            return lab;
        } finally {
            if (lab == null) {
                here.destroy();
                if (peer != null) {
                    peer.destroy();
                }
            }
        }
    }

    /** Skips the test that asks where this process may not make namespaces. */
    static void assumeAllowed() throws Exception {
        assumeThat(System.getProperty("os.name"))
                .as("network namespaces are Linux's")
                .isEqualTo("Linux");
        for (String program : List.of("unshare", "nsenter", "ip")) {
            assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))))
                    .as("%s is missing: install util-linux and iproute2", program)
                    .isTrue();
        }
        var tried = new ProcessBuilder("unshare", "--net", "true")
                .redirectErrorStream(true)
                .start();
        assumeThat(tried.waitFor())
                .as("no namespace of our own: run as root, in a container with --privileged")
                .isZero();
    }

    private static Process namespace() throws IOException {
        // says a line once it is inside and set up
        var process = new ProcessBuilder(
                        "unshare",
                        "--net",
                        "sh",
                        "-euc",
                        "echo 0 > /proc/sys/net/ipv6/conf/default/accept_dad; ip link set lo up; echo in; exec cat")
                .redirectErrorStream(true)
                .start();
        String said = process.inputReader().readLine();
        if (!"in".equals(said)) {
            process.destroy();
            throw new IOException("no namespace: " + said);
        }
        return process;
    }

    /** Runs a script of the shell in the first namespace; one that fails is an error that shows what it printed. */
    String run(String script) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(
                        "nsenter", "--target", String.valueOf(here.pid()), "--net", "sh", "-euc", PRELUDE + script)
                .redirectErrorStream(true);
        builder.environment().put("PEER", String.valueOf(peer.pid()));
        var process = builder.start();
        process.getOutputStream().close();
        var output = new ByteArrayOutputStream();
        process.getInputStream().transferTo(output);
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(script + ": " + output.toString(StandardCharsets.UTF_8));
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    /** Runs a task on the thread that is inside the first namespace, and waits for it. */
    <T> T inside(Callable<T> task) throws Exception {
        return inside.call(task);
    }

    /** Runs a task on the thread that is inside the namespace of the other ends, and waits for it. */
    <T> T atPeer(Callable<T> task) throws Exception {
        return atPeer.call(task);
    }

    @Override
    public void close() {
        inside.close();
        atPeer.close();
        here.destroy();
        peer.destroy();
    }

    /** A thread that is in the network namespace of a process. */
    private static final class Inside {
        private final long process;
        private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        private final Thread thread = new Thread(this::work, "inside");
        private volatile boolean closed;

        Inside(long process) {
            this.process = process;
            thread.setDaemon(true);
        }

        void start() throws Exception {
            thread.start();
            call(this::enter);
        }

        private Void enter() {
            var libc = NativeLibrary.getInstance("c");
            int descriptor = (int) libc.getFunction("open")
                    .invoke(int.class, new Object[] {"/proc/" + process + "/ns/net", O_RDONLY_CLOEXEC});
            Function setns = libc.getFunction("setns");
            if (descriptor < 0 || setns.invokeInt(new Object[] {descriptor, CLONE_NEWNET}) != 0) {
                throw new IllegalStateException("setns refused");
            }
            libc.getFunction("close").invokeInt(new Object[] {descriptor});
            return null;
        }

        <T> T call(Callable<T> task) throws Exception {
            var future = new FutureTask<>(task);
            tasks.add(future);
            try {
                return future.get(60, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof Exception cause ? cause : failed;
            }
        }

        private void work() {
            try {
                while (!closed) {
                    tasks.take().run();
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }

        void close() {
            closed = true;
            thread.interrupt();
        }
    }
}
