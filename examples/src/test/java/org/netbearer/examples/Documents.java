package org.netbearer.examples;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the project: README, CONTRIBUTING, that of the examples, and everything under docs. */
final class Documents {
    /** The project's own folder. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("(?s)^```(\\w*)\\n(.*?)^```", Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]*\\]\\(([^()\\s]+)\\)");

    private Documents() {}

    static List<Path> pages() {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> root = Files.list(ROOT)) {
            return Stream.concat(Stream.concat(root, docs), Stream.of(ROOT.resolve("examples/README.md")))
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every Java snippet of a page, in order. */
    static List<String> snippets(Path page) {
        return FENCE.matcher(text(page))
                .results()
                .filter(block -> block.group(1).equals("java"))
                .map(block -> block.group(2))
                .toList();
    }

    /** What a page links to within the project. */
    static List<String> links(Path page) {
        return LINK.matcher(FENCE.matcher(text(page)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://") && !target.startsWith("mailto:"))
                .toList();
    }

    /** What can stand behind the {@code #} of a link to a page. */
    static Set<String> anchors(Path page) {
        String text = FENCE.matcher(text(page)).replaceAll("");
        Set<String> anchors = HEADING.matcher(text)
                .results()
                .map(heading -> anchor(heading.group(1)))
                .collect(toCollection(TreeSet::new));
        anchors.addAll(
                ANCHOR.matcher(text).results().map(found -> found.group(1)).collect(toSet()));
        return anchors;
    }

    /** The anchor that a heading gets: lower case, no punctuation, hyphens for spaces. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .strip()
                .replace(' ', '-');
    }

    /** All Java sources of the modules that are released. */
    static List<Path> mainSources() {
        var sources = new ArrayList<Path>();
        try (var modules = Files.newDirectoryStream(ROOT, Files::isDirectory)) {
            for (Path module : modules) {
                Path main = module.resolve("src/main/java");
                if (Files.isDirectory(main)) {
                    try (Stream<Path> files = Files.walk(main)) {
                        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sources;
    }

    /** The sources that hold the snippets: tests of this module, and the examples, which have tests of their own. */
    static List<Path> compiledSnippets() {
        var sources = new ArrayList<Path>();
        for (String folder : List.of("examples/src", "examples/bearer/src", "examples/application/src")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return sources;
    }

    static List<MatchResult> matches(Pattern pattern, Path file) {
        return pattern.matcher(text(file)).results().toList();
    }
}
