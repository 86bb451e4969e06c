package org.netbearer.connectivity;

import java.io.IOException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import org.netbearer.api.Connectivity;

/**
 * Concludes how far traffic gets from the answer to a check, or from its absence.
 *
 * <p>The expected answer means full. A redirect, another page in its place, or status 511 (RFC 6585) is how captive portals
 * answer (RFC 8952). A server's error is no portal: something answered, but not the Internet as expected. No route at all
 * means none; anything else that fails means limited.
 *
 * <p>Pure and thread-safe.
 */
final class Judge {
    /** What the JDK says of an IPv6 address where there was no IPv6 when it started. */
    private static final String NO_FAMILY = "Unsupported address type";

    private Judge() {}

    /** Judges an answer. */
    static Verdict of(HttpAnswer answer, ExpectedAnswer expected) {
        int status = answer.status();
        if (expected.isMetBy(answer)) {
            return Verdict.FULL;
        }
        if (status >= 300 && status < 400 && !answer.location().isEmpty()) {
            return new Verdict(Connectivity.PORTAL, "portal at " + answer.location());
        }
        if (status == 511 || (status >= 200 && status < 400)) {
            return new Verdict(Connectivity.PORTAL, "another answer than the expected one, status " + status);
        }
        return new Verdict(Connectivity.LIMITED, "status " + status + " instead of " + expected.status());
    }

    /** Judges a failure to connect or to read. */
    static Verdict of(IOException failure) {
        if (failure instanceof SocketTimeoutException) {
            return new Verdict(Connectivity.LIMITED, "no answer in time");
        }
        String text = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (text.equals(NO_FAMILY)) {
            return new Verdict(Connectivity.NONE, "the system has no sockets of this address family");
        }
        boolean noRoute = failure instanceof NoRouteToHostException || text.startsWith("Network is unreachable");
        return new Verdict(noRoute ? Connectivity.NONE : Connectivity.LIMITED, text);
    }
}
