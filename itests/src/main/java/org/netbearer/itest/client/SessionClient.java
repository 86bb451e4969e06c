package org.netbearer.itest.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.netbearer.api.MacAddress;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkLink;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Commands of the shell that open, close and watch sessions, in a scope that is named like the bundle: whoever copies the bundle
 * under another name is another owner. Each returns one line, also of a failure. Thread-safe.
 */
@Component(service = {})
public final class SessionClient {
    private static final int PATIENCE_SECONDS = 30;
    private static final long PAUSE_NANOS = 2_000_000;
    private static final String[] COMMANDS = {
        "can",
        "see",
        "over",
        "open",
        "begin",
        "outcome",
        "close",
        "stop",
        "show",
        "link",
        "await",
        "events",
        "download",
        "progress",
        "downloaded"
    };

    private final NetworkConfigurationManager manager;
    private final ServiceRegistration<?> commands;
    private final Map<String, WatchedSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, CompletionStage<Void>> outcomes = new ConcurrentHashMap<>();
    private final Map<String, Download> downloads = new ConcurrentHashMap<>();

    /**
     * Offers the commands, and then says so: in a file of the temporary folder, named like the bundle, with the number of the
     * process.
     *
     * @param context of the bundle whose name is their scope
     * @param manager the bundle's manager
     */
    @Activate
    public SessionClient(BundleContext context, @Reference NetworkConfigurationManager manager) throws IOException {
        this.manager = manager;
        String scope = context.getBundle().getSymbolicName();
        commands = context.registerService(
                SessionClient.class,
                this,
                FrameworkUtil.asDictionary(Map.of("osgi.command.scope", scope, "osgi.command.function", COMMANDS)));
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        Path written = Files.writeString(
                folder.resolve(scope + ".new"),
                Long.toString(ProcessHandle.current().pid()));
        Files.move(written, folder.resolve(scope), StandardCopyOption.REPLACE_EXISTING);
    }

    @Deactivate
    void deactivate() {
        commands.unregister(); // a shell that kept the commands would keep a manager of an earlier life
        downloads.values().forEach(Download::end);
    }

    /** Waits a moment for a capability, and lists all. */
    public String can(String capability) {
        return until(() -> manager.capabilities().toString(), all -> all.contains(capability));
    }

    /** Waits until a configuration is in a state, or {@code ABSENT}. */
    public String see(String identifier, String state) {
        return until(() -> stateOf(identifier), state::equals);
    }

    /** Waits until a configuration would run, or runs, over the interface with a hardware address. */
    public String over(String identifier, String address) {
        return until(() -> addressOf(identifier), address::equals);
    }

    /** Opens a session and waits for the outcome; what is not there yet is made. */
    public String open(String name, String... request) {
        begin(name, request);
        return outcome(name);
    }

    /** Begins to open a session; options: replacing, reopening, timeout=MILLISECONDS. */
    public String begin(String name, String... request) {
        WatchedSession session =
                sessions.computeIfAbsent(name, unused -> new WatchedSession(manager, List.of(request)));
        outcomes.put(name, session.session().open());
        return "begun";
    }

    /** Waits for what was begun last with a session: {@code done}, or the reason of its failure. */
    public String outcome(String name) {
        try {
            named(outcomes, name)
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
            return "done";
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            return NetworkException.in(failed)
                    .map(reason -> reason.reason() + " " + reason.platformReason() + " " + reason.getMessage())
                    .orElseGet(() -> cause instanceof TimeoutException ? "NEVER" : String.valueOf(cause));
        }
    }

    /** Closes a session, and waits for the outcome. */
    public String close(String name) {
        outcomes.put(name, named(sessions, name).session().closeAsync());
        return outcome(name);
    }

    /** Stops a session, and waits for the outcome. */
    public String stop(String name) {
        outcomes.put(name, named(sessions, name).session().stop());
        return outcome(name);
    }

    /** Shows a session: state, whether it is open, error, where it is, over which interface. */
    public String show(String name) {
        return named(sessions, name).toString();
    }

    /** Waits until a session uses an interface of that name. */
    public String link(String name, String wanted) {
        return until(
                () -> named(sessions, name)
                        .session()
                        .link()
                        .map(NetworkLink::name)
                        .orElse("none"),
                wanted::equals);
    }

    /** Waits for an event of a session, after the one that was waited for last; gives its {@link System#nanoTime}. */
    public String await(String name, String event) throws InterruptedException {
        return named(sessions, name).await(event, PATIENCE_SECONDS);
    }

    /** Lists all events of a session so far. */
    public String events(String name) {
        return String.join(" ", named(sessions, name).events());
    }

    /** Begins to download by a session's sockets; resumes when they are to be made anew. */
    public String download(String name, String host, String port, String size) {
        var download = new Download(named(sessions, name), host, Integer.parseInt(port), Long.parseLong(size));
        downloads.put(name, download);
        download.start();
        return "begun";
    }

    /** Waits until so many bytes more are there. */
    public String progress(String name, String bytes) {
        return named(downloads, name).progress(Long.parseLong(bytes), PATIENCE_SECONDS);
    }

    /** Waits for the end of a download: how it went, and from which addresses. */
    public String downloaded(String name) throws InterruptedException {
        return named(downloads, name).outcome(PATIENCE_SECONDS);
    }

    private String stateOf(String identifier) {
        return manager.snapshot()
                .configuration(identifier)
                .map(configuration -> configuration.state().name())
                .orElse("ABSENT");
    }

    private String addressOf(String identifier) {
        return manager.configurationFromIdentifier(identifier)
                .link()
                .flatMap(NetworkLink::hardwareAddress)
                .map(MacAddress::toString)
                .orElse("none");
    }

    private static <T> T named(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private static String until(Supplier<String> question, Predicate<String> wanted) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String answer = question.get();
        while (!wanted.test(answer) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS);
            answer = question.get();
        }
        return answer;
    }
}
