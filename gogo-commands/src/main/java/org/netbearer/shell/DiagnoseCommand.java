package org.netbearer.shell;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.netbearer.shell.Usage.Kind;
import org.netbearer.shell.Usage.Operand.Count;
import org.netbearer.shell.Usage.Topic;
import org.netbearer.spi.Diagnosis;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The command that asks the native bearers what their platform answers. Called by Gogo like {@link BearerCommands}. */
@Component(service = DiagnoseCommand.class)
@GogoCommand(scope = BearerCommands.SCOPE, function = "diagnose")
public final class DiagnoseCommand {
    static final Usage DIAGNOSE = Usage.of(DiagnoseCommand.class, "diagnose", Topic.DIAGNOSIS)
            .operand("BEARER", Count.ANY, Kind.BEARER, "name of a bearer; none means all that have a transcript")
            .option(
                    "--watch",
                    Kind.TIME,
                    "then record events for so long, while you switch the radio or type a wrong key")
            .json();

    static final List<Usage> USAGES = List.of(DIAGNOSE);

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    volatile List<Diagnosis> diagnoses = List.of();

    @Descriptor("tries the platform of native bearers once, which for Wi-Fi means a scan, and prints what it answered:"
            + " a transcript to send, without names and addresses")
    public @Nullable Object diagnose(@Nullable String... words) {
        return Output.run(DIAGNOSE, words, call -> Transcripts.of(asked(call.operands()), watch(call)));
    }

    private static Duration watch(Invocation call) {
        String time = call.value("--watch");
        return time.isEmpty() ? Duration.ZERO : Arguments.duration("--watch", time);
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
