package org.netbearer.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/**
 * Splits one line of a scenario into tokens, and hands them out in order.
 *
 * <p>Tokens are separated by blanks; a part in double quotes may hold blanks, and a backslash there takes the next character
 * as it is. A {@code #} at the beginning of a token begins a comment. Confined to one thread.
 */
final class Tokenizer {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:@-]{0,62}");

    private static final Pattern OPTION = Pattern.compile("[a-z]+=");

    private final Deque<Token> tokens;

    private Tokenizer(Deque<Token> tokens) {
        this.tokens = tokens;
    }

    static Tokenizer of(String line) {
        var tokens = new ArrayDeque<Token>();
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
            } else if (line.charAt(at) == '#') {
                break;
            } else {
                at = read(line, at, tokens);
            }
        }
        return new Tokenizer(tokens);
    }

    /** Quotes a token where needed, so that {@link #of} reads it again; of an option, only the value can need quotes. */
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

    private static int read(String line, int from, Deque<Token> tokens) {
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
            throw new SyntaxException(line.substring(from), "has a quote that does not end");
        }
        tokens.add(new Token(text.toString(), equals > 0 ? text.substring(0, equals) : ""));
        return at;
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Consumes the next token if it is this keyword; returns whether it was. */
    boolean take(String keyword) {
        var next = tokens.peek();
        if (next == null || !next.text().equals(keyword)) {
            return false;
        }
        tokens.remove();
        return true;
    }

    boolean startsWith(String prefix) {
        var next = tokens.peek();
        return next != null && next.text().startsWith(prefix);
    }

    /** Consumes and returns the next token. */
    Token next(String missing) {
        var next = tokens.poll();
        if (next == null) {
            throw new SyntaxException("", missing + " is missing");
        }
        return next;
    }

    /** Consumes and returns the next token, which has to be a name. */
    String name(String missing) {
        var next = next(missing);
        if (next.isOption() || !NAME.matcher(next.text()).matches()) {
            throw new SyntaxException(next.text(), "is not a name: letters, digits, and _ . : @ - inside");
        }
        return next.text();
    }

    /** Consumes and returns the next token if there is one that is no option; else returns an empty text. */
    String textIfAny() {
        var next = tokens.peek();
        return next == null || next.isOption() ? "" : tokens.remove().text();
    }

    /** Checks that the line ends here. */
    void end() {
        var next = tokens.peek();
        if (next != null) {
            throw new SyntaxException(next.text(), "is one word too many");
        }
    }
}
