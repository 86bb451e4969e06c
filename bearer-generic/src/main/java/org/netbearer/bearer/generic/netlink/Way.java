package org.netbearer.bearer.generic.netlink;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.LinkAddress;

/**
 * What the kernel answered to a {@link Lookup}.
 *
 * @param error the kernel's error number, positive; 0 if it named a route
 * @param route the route; empty if there was an error
 */
record Way(int error, Optional<RouteMessage> route) {
    static Way of(Conversation.Answer answer) {
        Optional<RouteMessage> route = answer.message().flatMap(RouteMessage::of);
        int error = route.map(Way::errorOf).orElse(answer.error());
        return new Way(error, error == 0 ? route : Optional.empty());
    }

    /** Kernels before 4.15 answer for IPv6 with the rejecting route in place of the error. */
    private static int errorOf(RouteMessage route) {
        if (route.error() != 0) {
            return route.error();
        }
        return switch (route.kind()) {
            case RouteMessage.RTN_BLACKHOLE -> Errno.EINVAL;
            case RouteMessage.RTN_PROHIBIT -> Errno.EACCES;
            case RouteMessage.RTN_UNREACHABLE -> Errno.EHOSTUNREACH;
            default -> 0;
        };
    }

    /**
     * Returns whether the kernel refuses to send, by a blackhole, prohibit or unreachable route or by a rule; unlike when there is
     * no route at all, as which an {@code unreachable} rule counts too.
     */
    boolean isRefused() {
        return error == Errno.EINVAL || error == Errno.EACCES || error == Errno.EHOSTUNREACH;
    }

    /**
     * Returns the route if a packet could be sent and answered: by unicast, from an address that reaches beyond the link.
     *
     * @param asked the source that was asked for, which the kernel does not repeat; null if none was
     */
    Optional<RouteMessage> usable(@Nullable InetAddress asked) {
        return route.filter(found -> found.kind() == RouteMessage.RTN_UNICAST)
                .filter(found -> isSource(asked == null ? found.source() : asked));
    }

    /** Returns whether it is a route of a table, and not the kernel's assumption that everything is on the link. */
    boolean isOfTable() {
        return route.isPresent() && route.get().table() != 0;
    }

    private static boolean isSource(@Nullable InetAddress address) {
        return address != null && new LinkAddress(address, 0).isBeyondLink();
    }
}
