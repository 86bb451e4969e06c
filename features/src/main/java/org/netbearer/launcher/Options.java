package org.netbearer.launcher;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;

/**
 * What the command line asks for.
 *
 * @param action what to do
 * @param command for {@link Action#COMMAND}, what to run; else empty
 * @param bundles a folder of further bundles; null for none
 * @param conf a folder of configurations; null for none
 * @param cache where the framework keeps its storage; null for a temporary folder
 * @param state where the history is kept over starts; null for nowhere
 * @param verbose whether informational log entries are printed too
 */
record Options(
        Action action,
        String command,
        @Nullable Path bundles,
        @Nullable Path conf,
        @Nullable Path cache,
        @Nullable Path state,
        boolean verbose) {
    static final String HELP = """
            Usage: java -jar netbearer.jar [OPTION]... [COMMAND [WORD]...]
            Shows and manages the networks of this machine. Without a command, commands are read from standard
            input, at a terminal with a prompt.

              -c, --command TEXT  run TEXT, print what its last command returns, and end
                  --daemon        no shell: run until terminated, and print the log, also to the journal of systemd
                  --bundles DIR   start the bundles in DIR too (*.jar)
                  --conf DIR      read configurations from DIR, and again when they change (*.cfg, *.config)
                  --cache DIR     keep the framework's storage in DIR; default: a temporary folder
                  --state DIR     keep the history in DIR over starts
              -v, --verbose       print informational log entries too, not only warnings and errors
              -h, --help          print this
              -V, --version       print the version

            Exit status: 0 if all commands worked, 1 if one failed, 2 for a wrong option, 3 if the start failed,
            141 if the reader of standard output is gone, or what the command 'exit STATUS' says.

            Examples: java -jar netbearer.jar bearer:list --json
                      java -jar netbearer.jar -c 'bearer:list | grep wlan'""";

    /** What to do. */
    enum Action {
        /** Read commands from standard input. */
        SHELL,
        /** Run one text of commands. */
        COMMAND,
        /** Run until terminated. */
        DAEMON,
        /** Print the help. */
        HELP,
        /** Print the version. */
        VERSION
    }

    /**
     * Reads a command line.
     *
     * @throws UsageException if it is not understood, or names a folder that is not there or cannot be read
     */
    static Options parse(String... arguments) throws UsageException {
        var parser = new Parser(new ArrayDeque<>(List.of(arguments)));
        while (!parser.rest.isEmpty()) {
            parser.option(parser.rest.removeFirst());
        }
        return parser.options();
    }

    Optional<Path> storage() {
        return Optional.ofNullable(cache);
    }

    /** Confined to one call of {@link #parse}. */
    private static final class Parser {
        private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:@%+,*?-]+");

        private final Deque<String> rest;
        private Action action = Action.SHELL;
        private String command = "";
        private @Nullable Path bundles;
        private @Nullable Path conf;
        private @Nullable Path cache;
        private @Nullable Path state;
        private boolean verbose;

        private Parser(Deque<String> rest) {
            this.rest = rest;
        }

        private void option(String option) throws UsageException {
            switch (option) {
                case "-c", "--command" -> {
                    choose(Action.COMMAND);
                    command = value(option);
                }
                case "--daemon" -> choose(Action.DAEMON);
                case "-h", "--help" -> choose(Action.HELP);
                case "-V", "--version" -> choose(Action.VERSION);
                case "--bundles" -> bundles = folder(option);
                case "--conf" -> conf = folder(option);
                case "--cache" -> cache = path(option, value(option));
                case "--state" -> state = path(option, value(option)).toAbsolutePath();
                case "-v", "--verbose" -> verbose = true;
                default -> {
                    if (option.startsWith("-")) {
                        throw new UsageException(
                                "unknown option " + PrintableText.of(option) + " (--help lists all options)");
                    }
                    choose(Action.COMMAND);
                    rest.addFirst(option);
                    command = rest.stream().map(Parser::quote).collect(Collectors.joining(" "));
                    rest.clear();
                }
            }
        }

        /** Returns a word of the command line as one word of Gogo, whatever characters it has. */
        private static String quote(String word) {
            return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
        }

        /** A request for help takes precedence, whatever else stands beside it. */
        private void choose(Action other) throws UsageException {
            if (action == Action.HELP || action == Action.VERSION) {
                return;
            }
            boolean first = action == Action.SHELL;
            if (!first && other != Action.HELP && other != Action.VERSION) {
                throw new UsageException("give --command or --daemon, and only once");
            }
            action = other;
        }

        private String value(String option) throws UsageException {
            String value = rest.pollFirst();
            if (value == null) {
                throw new UsageException(option + " needs a value");
            }
            return value;
        }

        private Path folder(String option) throws UsageException {
            String value = value(option);
            Path folder = path(option, value).toAbsolutePath();
            if (!Files.isDirectory(folder)) {
                throw new UsageException(option + ": no folder " + PrintableText.of(value));
            }
            if (!Files.isReadable(folder)) {
                throw new UsageException(option + ": no permission to read " + PrintableText.of(value));
            }
            return folder;
        }

        private static Path path(String option, String value) throws UsageException {
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                throw new UsageException(option + ": no path " + PrintableText.of(value));
            }
        }

        private Options options() {
            return new Options(action, command, bundles, conf, cache, state, verbose);
        }
    }
}
