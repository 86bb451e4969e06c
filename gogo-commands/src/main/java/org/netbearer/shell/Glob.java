package org.netbearer.shell;

import java.util.regex.Pattern;

/**
 * A pattern for names: {@code *} stands for any text, {@code ?} for one character, and letters match whatever their case.
 * Without either it matches whatever contains it.
 *
 * @param text the pattern
 */
record Glob(String text) {
    /** Returns whether a name is meant. */
    boolean matches(String name) {
        return pattern().matcher(name).matches();
    }

    /** Returns whether it has a wildcard. */
    boolean isPattern() {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private Pattern pattern() {
        var regex = new StringBuilder();
        (isPattern() ? text : "*" + text + "*").codePoints().forEach(point -> {
            switch (point) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(point)));
            }
        });
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
