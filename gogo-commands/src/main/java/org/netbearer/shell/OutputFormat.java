package org.netbearer.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The form in which a result is printed; immutable.
 *
 * @param form which form
 * @param fields names of the fields to print, those of the JSON; empty for the usual ones
 * @param colour whether there are colours
 */
record OutputFormat(Form form, List<String> fields, Colour colour) {
    /** The options that choose it; the first is the one for JSON. */
    static final List<Usage.Option> OPTIONS = List.of(
            new Usage.Option(List.of("--json", "-j"), Usage.Kind.NONE, "print JSON"),
            new Usage.Option(
                    List.of("--fields", "-f"),
                    Usage.Kind.FIELDS,
                    "print these fields of the JSON, such as name,link.name; or all"),
            new Usage.Option(
                    List.of("--terse"), Usage.Kind.NONE, "print values only, separated by colons, for scripts"),
            new Usage.Option(List.of("--get", "-g"), Usage.Kind.FIELDS, "the same for these fields"),
            new Usage.Option(List.of("--multiline"), Usage.Kind.NONE, "print each field on a line of its own"),
            new Usage.Option(List.of("--color"), Usage.Kind.WHEN, "colours: auto, yes or no"));

    /** The form of the output. */
    enum Form {
        /** For people. */
        TEXT(""),
        /** A table of chosen fields. */
        FIELDS("--fields"),
        /** JSON. */
        JSON("--json"),
        /** Values with separators. */
        TERSE("--terse"),
        /** A line for each field. */
        MULTILINE("--multiline");

        private final String option;

        Form(String option) {
            this.option = option;
        }
    }

    /** Whether there are colours. */
    enum Colour {
        AUTO,
        YES,
        NO
    }

    /**
     * Reads the options of a call.
     *
     * @throws CommandException if they contradict each other
     */
    static OutputFormat of(Invocation invocation) {
        boolean get = invocation.has("--get");
        var forms = Stream.of(Form.JSON, Form.TERSE, Form.MULTILINE)
                .filter(form -> invocation.has(form.option))
                .map(form -> form.option)
                .toList();
        if (forms.size() + (get ? 1 : 0) > 1) {
            throw new CommandException(String.join(" or ", forms) + (get ? " or --get" : "") + ", not both");
        }
        if (get && invocation.has("--fields")) {
            throw new CommandException("--fields or --get, not both");
        }
        if (invocation.has("--json") && invocation.has("--fields")) {
            throw new CommandException("--json prints all fields; leave --fields out");
        }
        String names = get ? invocation.value("--get") : invocation.value("--fields");
        var fields = names.isEmpty() ? List.<String>of() : List.of(names.split(" *, *", -1));
        Form form = get
                ? Form.TERSE
                : Stream.of(Form.JSON, Form.TERSE, Form.MULTILINE, Form.FIELDS)
                        .filter(each -> invocation.has(each.option))
                        .findFirst()
                        .orElse(Form.TEXT);
        return new OutputFormat(form, fields, colour(invocation.value("--color")));
    }

    private static Colour colour(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "auto" -> Colour.AUTO;
            case "yes", "always" -> Colour.YES;
            case "no", "never" -> Colour.NO;
            default -> throw new CommandException("--color: auto, yes or no, not " + word);
        };
    }

    /** Returns a result in this form: a value that Gogo prints by the converter, or text. */
    Object apply(CommandResult result) {
        return switch (form) {
            case JSON -> JsonWriter.pretty(result.json());
            case TERSE -> FieldTable.of(result, fields).terse();
            case MULTILINE -> FieldTable.of(result, fields).multiline();
            case FIELDS -> coloured(FieldTable.of(result, fields));
            case TEXT -> coloured(result);
        };
    }

    private CommandResult coloured(CommandResult result) {
        return switch (colour) {
            case AUTO -> result;
            case YES -> new ColouredResult(result, true);
            case NO -> new ColouredResult(result, false);
        };
    }
}
