package org.netbearer.connectivity;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The HTTP address that is asked.
 *
 * <p>Immutable. Only {@code http}: a captive portal cannot answer for an HTTPS server, so nothing could be learned of it.
 *
 * @param host a name, or an address literal without brackets
 * @param port from 1 to 65535
 * @param path with the query, beginning with a slash
 */
record CheckAddress(String host, int port, String path) {
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    /**
     * Parses an address.
     *
     * @param text such as {@code http://check.example.org/online}
     * @return the address
     * @throws IllegalArgumentException if it is none, with the reason
     */
    static CheckAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(new URI(text.strip()).toASCIIString());
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(malformed.getReason() + " at character " + malformed.getIndex());
        }
        if (!"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException("the scheme has to be http");
        }
        String host = uri.getHost();
        if (host == null || host.isEmpty()) {
            throw new IllegalArgumentException("there is no host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("neither a user nor a fragment belongs into it");
        }
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        if (port == 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " does not exist");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new CheckAddress(unbracketed(host), port, path + query);
    }

    /** Returns the address that the host is a literal of; empty if it is a name. Asks nobody. */
    Optional<InetAddress> literal() {
        if (!LITERAL.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host)); // a literal is parsed, not looked up
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /** Returns the value of the request's {@code Host} field. */
    String hostField() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == 80 ? name : name + ":" + port;
    }

    /** Returns the whole address as text. */
    @Override
    public String toString() {
        return "http://" + hostField() + path;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
