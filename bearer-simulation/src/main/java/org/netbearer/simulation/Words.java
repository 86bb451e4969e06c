package org.netbearer.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * The words of one line, taken one after the other.
 *
 * <p>Words are separated by blanks; a part in double quotes may hold blanks, and a backslash there takes the next character
 * as it is. A {@code #} at the beginning of a word begins a comment. Confined to one thread.
 */
final class Words {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:@-]{0,62}");

    private static final Pattern OPTION = Pattern.compile("[a-z]+=");

    private final Deque<Word> words;

    private Words(Deque<Word> words) {
        this.words = words;
    }

    static Words of(String line) {
        var words = new ArrayDeque<Word>();
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
            } else if (line.charAt(at) == '#') {
                break;
            } else {
                at = read(line, at, words);
            }
        }
        return new Words(words);
    }

    /** Writes a word so that {@link #of} reads it again; of an option, only the value can need quotes. */
    static String quoted(String word) {
        var option = OPTION.matcher(word);
        int value = option.lookingAt() ? option.end() : 0;
        var text = word.substring(value);
        boolean plain = !text.startsWith("#")
                && text.chars().noneMatch(c -> c == '"' || c == '\\' || Character.isWhitespace(c))
                && !word.isEmpty();
        return plain
                ? word
                : word.substring(0, value) + '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static int read(String line, int from, Deque<Word> words) {
        var text = new StringBuilder();
        int equals = -1;
        boolean quoted = false;
        int at = from;
        for (; at < line.length() && (quoted || !Character.isWhitespace(line.charAt(at))); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\' && at + 1 < line.length()) {
                text.append(line.charAt(++at));
            } else {
                equals = c == '=' && !quoted && equals < 0 ? text.length() : equals;
                text.append(c);
            }
        }
        if (quoted) {
            throw new WordException(line.substring(from), "has a quote that does not end");
        }
        words.add(new Word(text.toString(), equals > 0 ? text.substring(0, equals) : ""));
        return at;
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** Takes the next word if it is this one. */
    boolean take(String keyword) {
        var next = words.peek();
        if (next == null || !next.text().equals(keyword)) {
            return false;
        }
        words.remove();
        return true;
    }

    boolean startsWith(String prefix) {
        var next = words.peek();
        return next != null && next.text().startsWith(prefix);
    }

    /** Takes the next word, whatever it is. */
    Word next(String missing) {
        var next = words.poll();
        if (next == null) {
            throw new WordException("", missing + " is missing");
        }
        return next;
    }

    /** Takes the next word, which names something. */
    String name(String missing) {
        var next = next(missing);
        if (next.isOption() || !NAME.matcher(next.text()).matches()) {
            throw new WordException(next.text(), "is not a name: letters, digits, and _ . : @ - inside");
        }
        return next.text();
    }

    /** Takes the next word if it is neither an option nor missing; else gives an empty one. */
    String textIfAny() {
        var next = words.peek();
        return next == null || next.isOption() ? "" : words.remove().text();
    }

    /** Checks that the line ends here. */
    void end() {
        var next = words.peek();
        if (next != null) {
            throw new WordException(next.text(), "is one word too many");
        }
    }
}
