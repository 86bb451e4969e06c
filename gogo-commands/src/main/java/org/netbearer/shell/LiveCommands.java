package org.netbearer.shell;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.UpdateReport;
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
        function = {"update", "check", "monitor"})
public final class LiveCommands {
    private final ManagerReference manager = new ManagerReference(BearerCommands.TIMEOUT);
    private final Set<Monitor> monitors = ConcurrentHashMap.newKeySet();
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
    }

    @Descriptor("asks every bearer to look again, which for Wi-Fi means a scan; waits, and reports how each one fared")
    public @Nullable Object update(
            CommandSession session,
            @Descriptor("wait no longer than so many seconds, or 500ms, 2m ...; the update itself goes on")
                    @Parameter(
                            names = {"--timeout", "-t"},
                            absentValue = "60")
                    String timeout,
            @Descriptor(BearerCommands.JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String json) {
        return report(
                session, UpdateView.Kind.UPDATE, timeout, json, NetworkConfigurationManager::updateConfigurations);
    }

    @Descriptor("asks every bearer that can to judge connectivity again; waits, and reports how each one fared")
    public @Nullable Object check(
            CommandSession session,
            @Descriptor("wait no longer than so many seconds, or 500ms, 2m ...; the check itself goes on")
                    @Parameter(
                            names = {"--timeout", "-t"},
                            absentValue = "60")
                    String timeout,
            @Descriptor(BearerCommands.JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String json) {
        return report(session, UpdateView.Kind.CHECK, timeout, json, NetworkConfigurationManager::checkConnectivity);
    }

    private @Nullable Object report(
            CommandSession session,
            UpdateView.Kind kind,
            String timeout,
            String json,
            Function<NetworkConfigurationManager, CompletionStage<UpdateReport>> request) {
        Duration limit = Arguments.duration("--timeout", timeout);
        var present = manager.get();
        var report = new ProgressWait(task(kind), limit, Terminal.of(session)).await(request.apply(present));
        var view = new UpdateView(kind, report, present.snapshot());
        return Output.deliver(session, view.as(Boolean.parseBoolean(json)));
    }

    static ProgressWait.Task task(UpdateView.Kind kind) {
        String name = DisplayText.of(kind);
        String doing = kind == UpdateView.Kind.UPDATE ? "updating" : "checking";
        return new ProgressWait.Task(doing, "no report", "the " + name + " goes on", name + " failed");
    }

    @Descriptor("prints each change as a line when it happens, until it is ended: Ctrl-C, or Enter in a plain shell")
    public void monitor(
            CommandSession session,
            @Descriptor("end after so many lines")
                    @Parameter(
                            names = {"--count", "-n"},
                            absentValue = "")
                    String count,
            @Descriptor("end after so many seconds, or 500ms, 2m ...")
                    @Parameter(
                            names = {"--for", "-f"},
                            absentValue = "")
                    String seconds,
            @Descriptor("begin with the present")
                    @Parameter(
                            names = {"--present", "-p"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String present,
            @Descriptor("print changes of signal strength and counters as well")
                    @Parameter(
                            names = {"--measurements", "-m"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String measurements,
            @Descriptor("print each change as a JSON object on a line of its own")
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String json) {
        var limits = new Monitor.Limits(
                count.isEmpty() ? Integer.MAX_VALUE : Arguments.count("--count", count),
                seconds.isEmpty() ? null : Arguments.duration("--for", seconds));
        var monitor = new Monitor(
                Terminal.of(session),
                manager.get()::snapshot,
                this::isFrameworkStopping,
                Boolean.parseBoolean(present),
                Boolean.parseBoolean(json));
        monitors.add(monitor);
        try {
            monitor.run(limits, listener -> Monitor.register(context, listener, Boolean.parseBoolean(measurements)));
        } finally {
            monitors.remove(monitor);
        }
    }

    private boolean isFrameworkStopping() {
        return context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.STOPPING;
    }

    /** The name under which Gogo offers every command whose words fit no other method; the first word is the command. */
    public Object _main(String[] words) {
        return Usage.answer(LiveCommands.class, words);
    }
}
