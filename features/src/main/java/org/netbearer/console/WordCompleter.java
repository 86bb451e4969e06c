package org.netbearer.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes names of all commands, and what may follow those of ours; confined to the thread of the line editor. */
final class WordCompleter implements Completer {
    private static final Pattern SEPARATOR = Pattern.compile("[;|]|.*;");
    private static final Pattern PLAIN = Pattern.compile("[^\\s'\"\\\\|;(){}\\[\\]<>$#&=]+");

    private final Supplier<List<String>> commands;
    private final Function<List<String>, Map<String, String>> words;

    /**
     * Creates a completer.
     *
     * @param commands the names of all commands, with their scopes
     * @param words returns for the words of a command, of which the last is to be completed, candidates with their descriptions
     */
    WordCompleter(Supplier<List<String>> commands, Function<List<String>, Map<String, String>> words) {
        this.commands = commands;
        this.words = words;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        var before = new ArrayList<>(line.words().subList(0, line.wordIndex()));
        for (int i = before.size() - 1; i >= 0; i--) {
            if (SEPARATOR.matcher(before.get(i)).matches()) {
                before.subList(0, i + 1).clear();
                break;
            }
        }
        var sentence = new ArrayList<>(before);
        sentence.add(
                line.word().substring(0, Math.min(line.wordCursor(), line.word().length())));
        var found = new TreeMap<>(words.apply(sentence));
        if (before.isEmpty()) {
            commands.get().forEach(name -> found.putIfAbsent(name, ""));
        }
        found.forEach((word, description) -> candidates.add(new Candidate(
                PLAIN.matcher(word).matches() ? word : "'" + word + "'",
                word,
                null,
                description.isEmpty() ? null : description,
                null,
                null,
                !word.endsWith("="))));
    }
}
