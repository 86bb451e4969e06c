package org.netbearer.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.UpdateReport;
import org.netbearer.shell.Usage.Kind;
import org.netbearer.shell.Usage.Operand.Count;
import org.netbearer.shell.Usage.Topic;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The commands that tell what happened; and the listener that keeps it, from the start of this bundle on.
 *
 * <p>Called by Gogo like {@link BearerCommands}.
 */
@Component(
        service = {HistoryCommands.class, NetworkListener.class},
        immediate = true)
@GogoCommand(
        scope = BearerCommands.SCOPE,
        function = {"history", "flaps"})
public final class HistoryCommands implements NetworkListener {
    static final Usage HISTORY = Usage.of(HistoryCommands.class, "history", Topic.CHANGES)
            .operand(
                    "PATTERN",
                    Count.ANY,
                    Kind.CONFIGURATION,
                    "only what concerns these: part of an identifier or interface, or all of it with * and ?")
            .option("--id,-i", Kind.CONFIGURATION, "only what concerns this configuration or bearer, named in full")
            .option("--since,-s", Kind.TIME, "only the last so many seconds, or 30m, 2h ...")
            .option("--count,-n", Kind.NUMBER, "only the last so many entries")
            .output();
    static final Usage FLAPS =
            Usage.of(HistoryCommands.class, "flaps", Topic.CHANGES).output();

    static final List<Usage> USAGES = List.of(HISTORY, FLAPS);

    /** The folder in which the history is kept over starts: a property of the framework or of the process. */
    static final String FOLDER = "netbearer.state";

    private final History history;
    private final Clock clock = Clock.systemUTC();
    private volatile NetworkSnapshot present = NetworkSnapshot.EMPTY;

    /**
     * Creates the component; called by Declarative Services.
     *
     * @param context whose property may name a folder
     */
    @Activate
    public HistoryCommands(BundleContext context) {
        String folder = context.getProperty(FOLDER);
        if (folder == null || folder.isBlank()) {
            history = new History(History.CAPACITY);
        } else {
            var file = new HistoryFile(Path.of(folder));
            history = new History(History.CAPACITY, file.load(), file::append);
        }
    }

    @Override
    public void networkChanged(NetworkChange change) {
        present = change.after();
        history.add(change);
    }

    @Override
    public void updateCompleted(UpdateReport report) {
        history.add(report, present);
    }

    History history() {
        return history;
    }

    @Descriptor(
            "tells what happened since the start, with --state DIR also before: changes, online and offline, health of bearers, updates")
    public @Nullable Object history(@Nullable String... words) {
        return Output.run(HISTORY, words, call -> {
            var globs = call.operands().stream().map(Glob::new).toList();
            String since = call.value("--since");
            Instant from = since.isEmpty() ? Instant.MIN : clock.instant().minus(Arguments.duration("--since", since));
            String count = call.value("--count");
            String identifier = call.value("--id");
            var entries = history.all().stream()
                    .filter(entry -> identifier.isEmpty() || entry.identifier().equals(identifier))
                    .filter(entry -> !entry.at().isBefore(from))
                    .filter(entry -> globs.isEmpty()
                            || globs.stream()
                                    .anyMatch(glob ->
                                            glob.matches(entry.identifier()) || glob.matches(entry.interfaceName())))
                    .toList();
            int kept = count.isEmpty() ? entries.size() : Math.min(Arguments.count("--count", count), entries.size());
            return new HistoryView(entries.subList(entries.size() - kept, entries.size()));
        });
    }

    @Descriptor("tells for each interface how often it lost its connection, for how long, and how available it was")
    public @Nullable Object flaps(@Nullable String... words) {
        return Output.run(FLAPS, words, call -> {
            var now = clock.instant();
            return FlapView.of(history.entries(), history.begun().orElse(now), now);
        });
    }
}
