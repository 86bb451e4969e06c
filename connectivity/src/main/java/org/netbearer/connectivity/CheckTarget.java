package org.netbearer.connectivity;

import java.util.List;
import org.netbearer.api.NetworkLink;
import org.netbearer.spi.InterfaceKey;

/**
 * One link that is judged.
 *
 * <p>Immutable.
 *
 * @param link the link
 * @param bound whether the check leaves by this link whatever the routes say; else it goes where all traffic goes
 * @param families the address families that are tried
 */
record CheckTarget(NetworkLink link, boolean bound, List<Family> families) {
    /** Returns the key by which the core knows the link. */
    InterfaceKey key() {
        return new InterfaceKey(link.name(), link.index(), link.platformKey());
    }

    /** An address family. */
    enum Family {
        IPV4("IPv4"),
        IPV6("IPv6");

        private final String text;

        Family(String text) {
            this.text = text;
        }

        /** Returns the usual spelling. */
        @Override
        public String toString() {
            return text;
        }
    }
}
