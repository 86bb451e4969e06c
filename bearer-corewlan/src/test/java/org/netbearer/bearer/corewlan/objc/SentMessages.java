package org.netbearer.bearer.corewlan.objc;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what was sent with the table. */
public final class SentMessages {
    private static final Set<String> TABLE =
            Arrays.stream(Message.values()).map(Message::toString).collect(Collectors.toSet());
    private static final Set<String> SELECTORS =
            Arrays.stream(Message.values()).map(Message::selector).collect(Collectors.toSet());

    private SentMessages() {}

    /**
     * Lists the messages that are not in the table. Foundation's objects are of private classes: there the selector
     * counts, as it does for what every object answers.
     *
     * @param sent the answer of the shim: a message in each line
     */
    public static List<String> notInTheTable(String sent) {
        return sent.lines()
                .filter(line -> !TABLE.contains(line))
                .filter(line -> {
                    String selector = line.substring(line.indexOf(' ') + 1, line.length() - 1);
                    boolean foreign = !line.startsWith("CW", 2) && !line.startsWith("CL", 2);
                    boolean general = Set.of("retain", "release").contains(selector);
                    return !SELECTORS.contains(selector) || !(foreign || general);
                })
                .toList();
    }
}
