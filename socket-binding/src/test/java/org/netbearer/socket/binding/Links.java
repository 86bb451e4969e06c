package org.netbearer.socket.binding;

import org.netbearer.api.NetworkLink;

/** Links of which no more is known than their name and index. */
public final class Links {
    private Links() {}

    public static NetworkLink of(String name, int index) {
        return NetworkLink.builder(name).index(index).build();
    }
}
