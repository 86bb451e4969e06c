package org.netbearer.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.netbearer.spi.Diagnosis;

/**
 * What the platforms answered.
 *
 * @param transcripts the lines of each bearer, by its name
 */
record Transcripts(Map<String, List<String>> transcripts) implements CommandResult {
    /**
     * Collects the transcripts one after the other; a failure of one leaves the others intact.
     *
     * @param watch how long each records events; zero means not at all
     */
    static Transcripts of(List<Diagnosis> diagnoses, Duration watch) {
        var transcripts = new LinkedHashMap<String, List<String>>();
        for (Diagnosis diagnosis : diagnoses) {
            transcripts.put(diagnosis.name(), lines(diagnosis, watch));
        }
        return new Transcripts(transcripts);
    }

    private static List<String> lines(Diagnosis diagnosis, Duration watch) {
        try {
            var lines = watch.isZero() ? diagnosis.transcript() : diagnosis.transcript(watch);
            return lines.stream().map(PrintableText::of).toList();
        } catch (Throwable failure) { // a bearer's native part may throw any Error, as JNA does
            return List.of("failed: " + PrintableText.of(failure.toString()));
        }
    }

    @Override
    public String text(TerminalFeatures features) {
        if (transcripts.isEmpty()) {
            return "no bearer here has a transcript";
        }
        return String.join(
                "\n",
                transcripts.entrySet().stream()
                        .flatMap(each -> Stream.concat(Stream.of("--- " + each.getKey()), each.getValue().stream()))
                        .toList());
    }

    @Override
    public Map<String, @Nullable Object> json() {
        var all = new ArrayList<Object>();
        transcripts.forEach((bearer, lines) -> {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put("bearer", bearer);
            one.put("lines", lines);
            all.add(one);
        });
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("transcripts", all);
        return fields;
    }

    @Override
    public String toString() {
        return text(TerminalFeatures.PLAIN);
    }
}
