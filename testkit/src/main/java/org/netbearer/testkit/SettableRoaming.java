package org.netbearer.testkit;

import java.util.Optional;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.NetworkSessionListener;
import org.netbearer.api.RoamingListener;
import org.netbearer.api.RoamingOffer;
import org.netbearer.api.RoamingTrial;

/** How a {@link SettableSession} moves: what it asks its listener, and what follows from the answers. Thread-safe. */
final class SettableRoaming {
    private final SettableSession session;
    private final SettableSessions sessions;
    private final NetworkSessionListener listener;

    // guarded by this
    private Optional<RoamingOffer> offer = Optional.empty();
    private Optional<RoamingTrial> trial = Optional.empty();

    SettableRoaming(SettableSession session, SettableSessions sessions, NetworkSessionListener listener) {
        this.session = session;
        this.sessions = sessions;
        this.listener = listener;
    }

    synchronized Optional<RoamingOffer> offer() {
        return offer;
    }

    synchronized Optional<RoamingTrial> trial() {
        return trial;
    }

    /** Returns the configuration that is offered or tried; empty if none. */
    synchronized String identifier() {
        return offer.map(RoamingOffer::configuration)
                .or(() -> trial.map(RoamingTrial::configuration))
                .map(ConfigurationSnapshot::identifier)
                .orElse("");
    }

    /** Creates an offer, or moves at once if nobody wants to be asked. */
    void offer(ConfigurationSnapshot configuration, boolean seamless) {
        var made = new Offer(configuration, seamless);
        synchronized (this) {
            offer = Optional.of(made);
        }
        if (listener instanceof RoamingListener asked) {
            asked.roamingOffered(session, made);
        } else {
            made.migrate();
        }
    }

    synchronized void end() {
        offer = Optional.empty();
        trial = Optional.empty();
    }

    private synchronized boolean ends(Offer answered) {
        boolean stands = offer.filter(answered::equals).isPresent();
        if (stands) {
            offer = Optional.empty();
        }
        return stands;
    }

    private synchronized boolean ends(Trial answered) {
        boolean stands = trial.filter(answered::equals).isPresent();
        if (stands) {
            trial = Optional.empty();
        }
        return stands;
    }

    private void begin(ConfigurationSnapshot configuration) {
        var before = session.use(configuration.identifier());
        if (before.isEmpty()) {
            return;
        }
        var begun = new Trial(configuration, before.get());
        synchronized (this) {
            trial = Optional.of(begun);
        }
        sessions.bringUp(configuration.identifier());
        listener.newConfigurationActivated(session, configuration);
        if (listener instanceof RoamingListener asked) {
            asked.roamingTrialStarted(session, begun);
        } else {
            begun.accept();
        }
    }

    private final class Offer implements RoamingOffer {
        private final ConfigurationSnapshot configuration;
        private final boolean seamless;

        Offer(ConfigurationSnapshot configuration, boolean seamless) {
            this.configuration = configuration;
            this.seamless = seamless;
        }

        @Override
        public NetworkSession session() {
            return session;
        }

        @Override
        public ConfigurationSnapshot configuration() {
            return configuration;
        }

        @Override
        public boolean seamless() {
            return seamless;
        }

        @Override
        public boolean migrate() {
            boolean counts = ends(this);
            if (counts) {
                begin(configuration);
            }
            return counts;
        }

        @Override
        public boolean ignore() {
            return ends(this);
        }
    }

    private final class Trial implements RoamingTrial {
        private final ConfigurationSnapshot configuration;
        private final String before;

        Trial(ConfigurationSnapshot configuration, String before) {
            this.configuration = configuration;
            this.before = before;
        }

        @Override
        public NetworkSession session() {
            return session;
        }

        @Override
        public ConfigurationSnapshot configuration() {
            return configuration;
        }

        @Override
        public boolean accept() {
            boolean counts = ends(this);
            if (counts) {
                sessions.release(before);
            }
            return counts;
        }

        @Override
        public boolean reject() {
            boolean counts = ends(this);
            if (counts) {
                session.use(before).ifPresent(sessions::release);
            }
            return counts;
        }
    }
}
