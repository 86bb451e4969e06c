package org.netbearer.socket.binding;

import java.util.List;
import java.util.Map;
import org.netbearer.api.Carrier;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkLink;

/** Links of which no more is known than their name and index. */
public final class Links {
    private Links() {}

    public static NetworkLink of(String name, int index) {
        return new NetworkLink(
                name,
                index,
                "",
                LinkKind.UNKNOWN,
                Carrier.UNKNOWN,
                null,
                0,
                List.of(),
                List.of(),
                List.of(),
                null,
                Map.of());
    }
}
