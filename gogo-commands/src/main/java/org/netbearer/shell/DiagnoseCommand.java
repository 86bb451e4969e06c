package org.netbearer.shell;

import java.util.Comparator;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Parameter;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.Diagnosis;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The command that asks the native bearers what their platform answers. Called by Gogo like {@link BearerCommands}. */
@Component(service = DiagnoseCommand.class)
@GogoCommand(scope = BearerCommands.SCOPE, function = "diagnose")
public final class DiagnoseCommand {
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    volatile List<Diagnosis> diagnoses = List.of();

    @Descriptor("tries the platform of native bearers once, which for Wi-Fi means a scan, and prints what it answered:"
            + " a transcript to send, without names and addresses")
    public @Nullable Object diagnose(
            CommandSession session,
            @Descriptor(BearerCommands.JSON_TEXT)
                    @Parameter(
                            names = {"--json", "-j"},
                            presentValue = BearerCommands.YES,
                            absentValue = BearerCommands.NO)
                    String json,
            @Descriptor("BEARER: name of a bearer; none means all that have a transcript") String... bearers) {
        var words = BearerCommands.words(bearers);
        var usage = Usage.of(DiagnoseCommand.class, "diagnose");
        if (usage.asksForHelp(words)) {
            return usage.help();
        }
        var asked = asked(words);
        return Output.deliver(session, Transcripts.of(asked).as(Boolean.parseBoolean(json)));
    }

    /** The name under which Gogo offers every command whose words fit no other method; the first word is the command. */
    public Object _main(String[] words) {
        return Usage.answer(DiagnoseCommand.class, words);
    }

    private List<Diagnosis> asked(List<String> words) {
        var known =
                diagnoses.stream().sorted(Comparator.comparing(Diagnosis::name)).toList();
        for (String word : words) {
            if (known.stream().noneMatch(diagnosis -> diagnosis.name().equals(word))) {
                throw new CommandException("no transcript of " + word + "; there is "
                        + (known.isEmpty() ? "none" : String.join(", ", names(known))));
            }
        }
        return words.isEmpty()
                ? known
                : known.stream()
                        .filter(diagnosis -> words.contains(diagnosis.name()))
                        .toList();
    }

    private static List<String> names(List<Diagnosis> diagnoses) {
        return diagnoses.stream().map(Diagnosis::name).toList();
    }
}
