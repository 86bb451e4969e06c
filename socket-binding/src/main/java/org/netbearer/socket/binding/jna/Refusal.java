package org.netbearer.socket.binding.jna;

import java.io.IOException;
import java.util.Map;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.PrintableText;

/** Formats what a system refused. Pure. */
final class Refusal {
    private Refusal() {}

    /** Creates the error of a call that failed. */
    static IOException of(NetworkLink link, String call, int error, Map<Integer, String> names) {
        return of(link, call + " gave " + name(error, names));
    }

    /** Creates any other error. */
    static IOException of(NetworkLink link, String why) {
        return new IOException("no socket for interface " + shown(link) + ": " + why);
    }

    private static String name(int error, Map<Integer, String> names) {
        String name = names.get(error);
        return name == null ? "error " + error : name + " (" + error + ")";
    }

    private static String shown(NetworkLink link) {
        String name = PrintableText.of(link.name());
        if (name.isEmpty()) {
            return "index " + link.index();
        }
        return link.index() == 0 ? name : name + " (index " + link.index() + ")";
    }
}
