package org.netbearer.testkit;

import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.RoamingOffer;
import org.netbearer.api.RoamingTrial;

/** What a {@link SettableSession} asks its listener. Thread-safe; each question is equal to itself alone. */
final class SettableRoaming {
    private SettableRoaming() {}

    static final class Offer implements RoamingOffer {
        private final SettableSession session;
        private final ConfigurationSnapshot configuration;
        private final boolean seamless;

        Offer(SettableSession session, ConfigurationSnapshot configuration, boolean seamless) {
            this.session = session;
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
            return session.answered(this, true);
        }

        @Override
        public boolean ignore() {
            return session.answered(this, false);
        }
    }

    static final class Trial implements RoamingTrial {
        private final SettableSession session;
        private final ConfigurationSnapshot configuration;

        Trial(SettableSession session, ConfigurationSnapshot configuration) {
            this.session = session;
            this.configuration = configuration;
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
            return session.answered(this, true);
        }

        @Override
        public boolean reject() {
            return session.answered(this, false);
        }
    }
}
