package org.netbearer.bearer.generic.port;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.netbearer.api.WlanDetails;
import org.netbearer.spi.LinkReport;

/** Reads all links of a machine, its routing's answers included. Confined to one thread but for {@link #routesChanged}. */
public interface LinkReader extends AutoCloseable {
    /**
     * Reads all links.
     *
     * @param thorough whether the system is asked for the ways of all links; false to ask only where something may have changed
     * @param early called before the system is asked for any way, with the links of now and the ways of the reading before; not
     *     called for the first reading
     * @return what was read; the object that {@code early} was called with if the ways are the same
     * @throws IOException if the system does not answer
     */
    Reading read(boolean thorough, Consumer<Reading> early) throws IOException;

    /**
     * Reads all links in one go.
     *
     * @param thorough as in {@link #read(boolean, Consumer)}
     * @return what was read
     * @throws IOException if the system does not answer
     */
    default Reading read(boolean thorough) throws IOException {
        return read(thorough, links -> {});
    }

    /**
     * Called when changes begin or cease to be reported. As long as they are not, every reading is thorough.
     *
     * @param told whether {@link #routesChanged} is called whenever a route changes
     */
    void changesAreTold(boolean told);

    /** Called when routes, rules or next hops changed or may have; on any thread. */
    void routesChanged();

    @Override
    void close();

    /** Where such a reader comes from. */
    @FunctionalInterface
    interface Source {
        /**
         * Opens a reader.
         *
         * @return the reader
         * @throws IOException if the system refuses
         * @throws LinkageError if what is needed for it is not installed
         */
        LinkReader open() throws IOException;
    }

    /**
     * What was read.
     *
     * @param links the links, each name and each index once
     * @param doubts what limits the answers of routing
     * @param routesAsked whether the system was asked for the ways of all links
     * @param wlan what is known of the Wi-Fi networks that links are associated with, by the index of the link
     */
    record Reading(List<LinkReport> links, Set<Doubt> doubts, boolean routesAsked, Map<Integer, WlanDetails> wlan) {
        /** Copies the collections. */
        public Reading {
            links = List.copyOf(links);
            doubts = Set.copyOf(doubts);
            wlan = Map.copyOf(wlan);
        }
    }

    /** Something that limits what the answers of routing mean. */
    enum Doubt {
        /** The system does not tell by which links alone a packet could leave. */
        EXITS_UNKNOWN,
        /** Different destinations leave by different links, of which the first asked for counts. */
        SPLIT,
        /** The sockets of this process leave by another link than its routing says: bound by a cgroup or a sandbox. */
        BOUND_ELSEWHERE
    }
}
