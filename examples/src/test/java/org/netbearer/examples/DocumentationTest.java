package org.netbearer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages hold together: no link is dead, no cited rule is missing, no snippet is untested. */
final class DocumentationTest {
    private static final Pattern RULE = Pattern.compile("\\b([BS]-\\d\\d|G\\d{1,2}|row \\d\\d)\\b");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+[a-z])`");
    private static final Pattern ELLIPSIS = Pattern.compile("…|\\.\\.\\.");
    private static final Pattern COMMENT = Pattern.compile("(?m)//.*$");

    @Test
    void noLinkIsDead() {
        var dead = new ArrayList<String>();
        for (Path page : Documents.pages()) {
            for (String link : Documents.links(page)) {
                int hash = link.indexOf('#');
                String file = hash < 0 ? link : link.substring(0, hash);
                Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
                boolean found = Files.exists(target)
                        && (hash < 0 || Documents.anchors(target).contains(link.substring(hash + 1)));
                if (!found) {
                    dead.add(Documents.ROOT.relativize(page) + ": " + link);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyRuleThatTheJavadocCitesCanBeLookedUp() {
        var cited = new TreeSet<String>();
        for (Path source : Documents.mainSources()) {
            Documents.matches(RULE, source)
                    .forEach(match ->
                            cited.add(match.group(1).toLowerCase(Locale.ROOT).replace(' ', '-')));
        }
        assertThat(cited).isNotEmpty();
        assertThat(Documents.anchors(Documents.ROOT.resolve("docs/reference/from-qt.md")))
                .containsAll(cited);
    }

    @Test
    void everyPageIsOnTheMap() {
        Path map = Documents.ROOT.resolve("docs/README.md");
        var mapped = Documents.links(map).stream()
                .map(link -> map.resolveSibling(link.replaceFirst("#.*", "")).normalize())
                .toList();
        assertThat(Documents.pages())
                .filteredOn(page -> page.startsWith(Documents.ROOT.resolve("docs"))
                        && !page.startsWith(Documents.ROOT.resolve("docs/decisions"))
                        && !page.equals(map))
                .allMatch(mapped::contains);
    }

    @Test
    void everyDecisionHasANumberOfItsOwnAndNamesIt() {
        var numbers = new ArrayList<String>();
        for (Path page : Documents.pages()) {
            if (page.startsWith(Documents.ROOT.resolve("docs/decisions"))) {
                String number = page.getFileName().toString().substring(0, 4);
                numbers.add(number);
                assertThat(Documents.text(page))
                        .as("%s", page.getFileName())
                        .startsWith("# " + Integer.parseInt(number) + ". ");
            }
        }
        assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void everyTypeThatTheArchitectureNamesExists() {
        var sources = Documents.mainSources().stream()
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .toList();
        assertThat(Documents.matches(TYPE, Documents.ROOT.resolve("docs/architecture.md")).stream()
                        .map(match -> match.group(1))
                        .filter(name -> !name.endsWith("Test")))
                .isNotEmpty()
                .isSubsetOf(sources);
    }

    /**
     * A snippet stands word for word in a source that is compiled and run here; an ellipsis stands for any code, and more
     * may follow before the last closing braces.
     */
    @Test
    void everySnippetIsCompiledAndRun() {
        List<String> compiled = Documents.compiledSnippets().stream()
                .map(source -> squeezed(Documents.text(source)))
                .toList();
        var untested = new ArrayList<String>();
        for (Path page : Documents.pages()) {
            for (String snippet : Documents.snippets(page)) {
                if (compiled.stream().noneMatch(source -> contains(source, snippet))) {
                    untested.add(Documents.ROOT.relativize(page) + ":\n" + snippet);
                }
            }
        }
        assertThat(untested).isEmpty();
    }

    private static boolean contains(String source, String snippet) {
        int from = 0;
        for (String part :
                ELLIPSIS.split(COMMENT.matcher(snippet).replaceAll("").replaceFirst("[}\\s]+$", ""), -1)) {
            String wanted = squeezed(part);
            int found = source.indexOf(wanted, from);
            if (found < 0) {
                return false;
            }
            from = found + wanted.length();
        }
        return true;
    }

    /** Without comments and white space: the formatter breaks lines elsewhere than a page does. */
    private static String squeezed(String code) {
        return COMMENT.matcher(code).replaceAll("").replaceAll("\\s+", "");
    }
}
