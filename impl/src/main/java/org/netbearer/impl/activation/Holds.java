package org.netbearer.impl.activation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.NetworkException;

/** Who holds a shared activation, and who let go of it and waits to hear what becomes of the link. Confined to the model thread. */
final class Holds {
    private final List<Hold> holds = new ArrayList<>();
    private final List<Hold.Release> releases = new ArrayList<>();

    boolean isEmpty() {
        return holds.isEmpty();
    }

    boolean isOnly(Hold hold) {
        return holds.size() == 1 && holds.get(0) == hold;
    }

    /** Returns whether one of them may displace others. */
    boolean isReplacing() {
        return holds.stream().anyMatch(hold -> hold.replacing);
    }

    void add(Hold hold) {
        holds.add(hold);
    }

    boolean remove(Hold hold) {
        return holds.remove(hold);
    }

    /** Calls all of them: the link is up. */
    void up() {
        List.copyOf(holds).forEach(Hold::up);
    }

    /** Ends all of them. */
    void end(NetworkException reason) {
        var ending = List.copyOf(holds);
        holds.clear();
        ending.forEach(hold -> hold.end(reason));
    }

    /** Ends those that were notified that the link is up. */
    void endThoseUp(NetworkException reason) {
        var ending = holds.stream().filter(Hold::isUp).toList();
        holds.removeAll(ending);
        ending.forEach(hold -> hold.end(reason));
    }

    /** Adds a caller that waits for the end of the link. */
    void await(Hold.Release release) {
        releases.add(release);
    }

    /** Calls those who wait: the link is being taken down. */
    void closing() {
        releases.forEach(Hold.Release::closing);
    }

    /** Calls those who wait: it is over. */
    void released(@Nullable NetworkException failure) {
        var waiting = List.copyOf(releases);
        releases.clear();
        waiting.forEach(release -> release.ended(failure));
    }
}
