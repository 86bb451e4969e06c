package org.netbearer.examples;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operator finds every health code and every line of the log in the page of messages. */
final class MessagesTest {
    private static final Path PAGE = Documents.ROOT.resolve("docs/operate/messages.md");

    /** How the sources make a health with a code: a constant of it, of a scan's outcome, or of what a look could not see. */
    private static final List<Pattern> CODES = List.of(
            Pattern.compile("\\bBearerHealth\\([^;\"]*?\"([a-z]+(?:-[a-z]+)*)\""),
            Pattern.compile("\\bready\\(\\s*\"([a-z-]+)\""),
            Pattern.compile("\\bAnswer(?:ed)?\\([^;\"]*?\"([a-z]+-[a-z-]+)\""),
            Pattern.compile("(?m)^ {8}[A-Z_]+\\(\\s*\"([a-z]+-[a-z-]+)\",\\s*\""),
            Pattern.compile("case [A-Z_, ]+ -> \"([a-z]+-[a-z]+|denied)\";"));

    private static final Pattern LINE =
            Pattern.compile("\\blog\\.(?:warn|info|error)\\(((?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\";])*)\\);");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    @Test
    void everyHealthCodeHasAnAnchor() {
        var codes = sources("bearer-nm", "bearer-generic", "bearer-wlanapi", "bearer-corewlan", "connectivity", "impl")
                .flatMap(source -> CODES.stream().flatMap(code -> Documents.matches(code, source).stream()))
                .map(match -> match.group(1))
                .filter(code -> code != null)
                .collect(toCollection(TreeSet::new));

        assertThat(codes)
                .contains("no-bus", "foreign-daemon", "netlink-unavailable", "redacted", "scan-timed-out", "absent");
        assertThat(Documents.anchors(PAGE)).containsAll(codes);
    }

    @Test
    void everyAnchorBeforeTheLogIsAHealthCode() {
        String text = Documents.text(PAGE);
        String sources = sources(
                        "bearer-nm", "bearer-generic", "bearer-wlanapi", "bearer-corewlan", "connectivity", "impl")
                .map(Documents::text)
                .reduce("", String::concat);

        assertThat(Pattern.compile("(?m)^### ([a-z-]+)$")
                        .matcher(text.substring(0, text.indexOf("## Lines of the log")))
                        .results()
                        .map(heading -> heading.group(1)))
                .isNotEmpty()
                .allMatch(code -> sources.contains("\"" + code + "\""));
    }

    @Test
    void everyLineOfTheLogIsThere() {
        String page = Documents.text(PAGE).replaceAll("\\s+", " ");
        var lines = sources("bearer-", "connectivity", "impl", "socket-binding")
                .flatMap(source -> Documents.matches(LINE, source).stream())
                .flatMap(call -> longestLiteral(call.group(1)))
                .collect(toCollection(TreeSet::new));

        assertThat(lines).hasSizeGreaterThan(15).allMatch(page::contains);
    }

    /** The part of a message that is always the same; none for what others wrote. */
    private static Stream<String> longestLiteral(String arguments) {
        return LITERAL
                .matcher(arguments)
                .results()
                .map(literal -> literal.group(1).replace("\\\"", "\"").strip())
                .map(literal -> literal.replaceAll("^[:;,\"]+ *|[ \":]+$", ""))
                .filter(literal -> literal.length() > 3)
                .max(Comparator.comparingInt(String::length))
                .stream();
    }

    private static Stream<Path> sources(String... modules) {
        return Documents.mainSources().stream()
                .filter(source -> Stream.of(modules)
                        .anyMatch(module ->
                                Documents.ROOT.relativize(source).toString().startsWith(module)));
    }
}
