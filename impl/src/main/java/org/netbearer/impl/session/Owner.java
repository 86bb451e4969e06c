package org.netbearer.impl.session;

import org.netbearer.api.SessionRequest;

/** Whose sessions they are: one bundle's one manager. Compared by identity; thread-safe. */
public final class Owner {
    private final String name;
    private volatile boolean gone;

    /**
     * Creates an owner.
     *
     * @param name the bundle's symbolic name
     */
    public Owner(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Returns on whose behalf a session is used: this bundle, unless it named somebody else. */
    String nameFor(SessionRequest request) {
        return request.owner().isEmpty() ? name : request.owner();
    }

    boolean isGone() {
        return gone;
    }

    void leave() {
        gone = true;
    }
}
