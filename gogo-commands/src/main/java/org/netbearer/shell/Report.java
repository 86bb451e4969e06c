package org.netbearer.shell;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.SessionSnapshot;
import org.osgi.framework.Bundle;

/**
 * Everything that helps somebody else to find a fault, as JSON; immutable.
 *
 * @param snapshot the networks and bearers
 * @param sessions the sessions
 * @param history what happened
 * @param bundles the bundles of the framework
 * @param full whether names and addresses are as they are; else each is replaced by the same word wherever it stands
 */
record Report(
        NetworkSnapshot snapshot,
        List<SessionSnapshot> sessions,
        List<HistoryEntry> history,
        List<Bundle> bundles,
        boolean full)
        implements CommandResult {
    private static final List<String> PROPERTIES =
            List.of("java.version", "java.vendor", "java.vm.name", "os.name", "os.version", "os.arch", "file.encoding");

    @Override
    public String text(TerminalFeatures features) {
        return JsonWriter.pretty(json());
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var fields = JsonView.moment(snapshot);
        fields.put("online", snapshot.online());
        fields.put("default", snapshot.defaultIdentifier());
        fields.put("connectivity", JsonView.assessment(snapshot.connectivity()));
        fields.put("capabilities", JsonView.names(snapshot.capabilities()));
        fields.put("bearers", snapshot.bearers().stream().map(JsonView::bearer).toList());
        fields.put(
                "configurations",
                snapshot.configurations().stream()
                        .map(configuration -> JsonView.configuration(configuration, snapshot))
                        .toList());
        fields.put(
                "sessions",
                sessions.stream()
                        .map(session -> JsonView.session(session, false))
                        .toList());
        fields.put("history", history.stream().map(HistoryEntry::json).toList());
        var hidden = full ? fields : new Pseudonyms(snapshot, sessions).replaceIn(fields);
        // what follows names no network
        hidden.put("runtime", runtime());
        hidden.put("bundles", bundles.stream().map(Report::bundle).toList());
        return hidden;
    }

    private static Map<String, @Nullable Object> runtime() {
        var fields = JsonView.fields();
        PROPERTIES.forEach(name -> fields.put(name, System.getProperty(name)));
        fields.put("processors", Runtime.getRuntime().availableProcessors());
        fields.put("maxMemory", Runtime.getRuntime().maxMemory());
        return fields;
    }

    private static Map<String, @Nullable Object> bundle(Bundle bundle) {
        var fields = JsonView.fields();
        fields.put("id", bundle.getBundleId());
        fields.put("bundle", bundle.getSymbolicName());
        fields.put("version", bundle.getVersion().toString());
        fields.put("bundleState", state(bundle.getState()));
        return fields;
    }

    private static String state(int state) {
        return switch (state) {
            case Bundle.ACTIVE -> "ACTIVE";
            case Bundle.STARTING -> "STARTING";
            case Bundle.STOPPING -> "STOPPING";
            case Bundle.RESOLVED -> "RESOLVED";
            case Bundle.INSTALLED -> "INSTALLED";
            default -> "UNINSTALLED";
        };
    }

    @Override
    public List<String> usualFields() {
        return Stream.of("instant", "online", "default").toList();
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
