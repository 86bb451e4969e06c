package org.netbearer.shell;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.UpdateReport;
import org.netbearer.shell.Usage.Kind;
import org.netbearer.shell.Usage.Operand.Count;
import org.netbearer.shell.Usage.Topic;
import org.netbearer.support.shell.CommandValue;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The commands that take time: they wait for a result, or print changes until they are ended.
 *
 * <p>All of them can be interrupted, and end when this component does. Called by Gogo like {@link BearerCommands}.
 */
@Component(service = LiveCommands.class)
@GogoCommand(
        scope = BearerCommands.SCOPE,
        function = {"update", "check", "monitor", "watch"})
public final class LiveCommands {
    static final Usage UPDATE = Usage.of(LiveCommands.class, "update", Topic.CHANGES)
            .option("--timeout,-t", Kind.TIME, "wait no longer (60 s by default); the update itself goes on")
            .output();
    static final Usage CHECK = Usage.of(LiveCommands.class, "check", Topic.CHANGES)
            .option("--timeout,-t", Kind.TIME, "wait no longer (60 s by default); the check itself goes on")
            .output();
    static final Usage MONITOR = Usage.of(LiveCommands.class, "monitor", Topic.CHANGES)
            .option("--count,-n", Kind.NUMBER, "end after so many lines")
            .option("--for", Kind.TIME, "end after so many seconds, or 500ms, 2m ...")
            .flag("--present,-p", "begin with what is there, as if it had just come")
            .flag("--measurements,-m", "also tell of signals, counters and dates")
            .flag("--json,-j", "print each change as a JSON object on a line of its own");

    static final Usage WATCH = Usage.of(LiveCommands.class, "watch", Topic.CHANGES)
            .operand(
                    "PATTERN",
                    Count.ANY,
                    Kind.CONFIGURATION,
                    "part of an identifier, name or interface; or all of it, with the wildcards * and ?")
            .option("--state,-s", Kind.STATE, "as for bearer:list")
            .option("--type,-t", Kind.TYPE, "as for bearer:list")
            .option("--bearer-type,-b", Kind.TECHNOLOGY, "as for bearer:list")
            .flag("--all,-a", "as for bearer:list")
            .option("--for", Kind.TIME, "end after so many seconds, or 500ms, 2m ...");

    static final List<Usage> USAGES = List.of(UPDATE, CHECK, WATCH, MONITOR);

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final ManagerReference manager = new ManagerReference(BearerCommands.TIMEOUT);
    private final Set<Monitor> monitors = ConcurrentHashMap.newKeySet();
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final BundleContext context;

    @Activate
    public LiveCommands(BundleContext context) {
        this.context = context;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindManager(NetworkConfigurationManager service) {
        manager.bind(service);
    }

    void unbindManager(NetworkConfigurationManager service) {
        manager.unbind(service);
    }

    @Deactivate
    void stop() {
        monitors.forEach(Monitor::end);
        watches.forEach(Watch::end);
    }

    @Descriptor("asks every bearer to look again, which for Wi-Fi means a scan; waits, and reports how each one fared")
    public @Nullable Object update(@Nullable String... words) {
        return report(UPDATE, UpdateView.Kind.UPDATE, words, NetworkConfigurationManager::updateConfigurations);
    }

    @Descriptor("asks every bearer that can to judge connectivity again; waits, and reports how each one fared")
    public @Nullable Object check(@Nullable String... words) {
        return report(CHECK, UpdateView.Kind.CHECK, words, NetworkConfigurationManager::checkConnectivity);
    }

    private @Nullable Object report(
            Usage usage,
            UpdateView.Kind kind,
            @Nullable String[] words,
            Function<NetworkConfigurationManager, CompletionStage<UpdateReport>> request) {
        return Output.run(usage, words, call -> {
            String timeout = call.value("--timeout");
            Duration limit = timeout.isEmpty() ? TIMEOUT : Arguments.duration("--timeout", timeout);
            var present = manager.get();
            var report = new ProgressWait(task(kind), limit, Terminal.current()).await(request.apply(present));
            return new UpdateView(kind, report, present.snapshot());
        });
    }

    static ProgressWait.Task task(UpdateView.Kind kind) {
        String name = DisplayText.of(kind);
        String doing = kind == UpdateView.Kind.UPDATE ? "updating" : "checking";
        return new ProgressWait.Task(doing, "no report", "the " + name + " goes on", name + " failed");
    }

    @Descriptor("prints each change as a line when it happens, until it is ended: Ctrl-C, or Enter in a plain shell")
    public @Nullable Object monitor(@Nullable String... words) {
        var call = Invocation.parse(MONITOR, words);
        if (call.asksForHelp()) {
            return CommandValue.deliver(MONITOR.help());
        }
        String count = call.value("--count");
        var limits =
                new Monitor.Limits(count.isEmpty() ? Integer.MAX_VALUE : Arguments.count("--count", count), time(call));
        var monitor = new Monitor(
                Terminal.current(),
                manager.get()::snapshot,
                this::isFrameworkStopping,
                call.has("--present"),
                call.has("--json"));
        monitors.add(monitor);
        try {
            monitor.run(limits, listener -> Monitor.register(context, listener, call.has("--measurements")));
        } finally {
            monitors.remove(monitor);
        }
        return null;
    }

    @Descriptor("shows the list and draws it anew whenever it changes, until it is ended as bearer:monitor is")
    public @Nullable Object watch(@Nullable String... words) {
        var call = Invocation.parse(WATCH, words);
        if (call.asksForHelp()) {
            return CommandValue.deliver(WATCH.help());
        }
        var filter = BearerCommands.filter(call);
        var present = manager.get();
        var watch = new Watch(
                Terminal.current(),
                () -> new Watch.Screen(TerminalFeatures.current(), TerminalFeatures.currentLines()),
                () -> filter.apply(present.snapshot()));
        watches.add(watch);
        try {
            watch.run(time(call), listener -> Monitor.register(context, listener, true));
        } finally {
            watches.remove(watch);
        }
        return null;
    }

    private static @Nullable Duration time(Invocation call) {
        String time = call.value("--for");
        return time.isEmpty() ? null : Arguments.duration("--for", time);
    }

    private boolean isFrameworkStopping() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.STOPPING;
    }
}
