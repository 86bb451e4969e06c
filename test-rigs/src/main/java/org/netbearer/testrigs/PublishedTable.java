package org.netbearer.testrigs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a published table: JSON objects, lists, texts without escapes, whole numbers, yes and no. Confined to one thread.
 */
public final class PublishedTable {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:\"([^\"\\\\]*)\"|(-?\\d+)|(true|false)|([\\[\\]{}:,]))");

    private final Matcher tokens;

    private PublishedTable(String json) {
        tokens = TOKEN.matcher(json);
    }

    /**
     * Reads a resource; objects become maps in their order, lists lists, numbers longs.
     *
     * @param beside a class of the module that has the resource
     * @param resource its name
     * @return the outermost object
     */
    public static Map<String, Object> read(Class<?> beside, String resource) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            var text = new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
            return map(new PublishedTable(text).value());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * Returns a value as an object.
     *
     * @param value of a table
     * @return the same
     */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /**
     * Returns a value as a list.
     *
     * @param value of a table
     * @return the same
     */
    public static List<?> list(Object value) {
        return (List<?>) value;
    }

    /**
     * Returns a value as a number of 32 bits.
     *
     * @param value of a table, between -2^31 and 2^32
     * @return the same, or what these 32 bits mean with a sign
     */
    public static int number(Object value) {
        return (int) (long) (Long) value;
    }

    private Object value() {
        var token = next();
        if (token.group(1) != null) {
            return token.group(1);
        }
        if (token.group(2) != null) {
            return Long.parseLong(token.group(2));
        }
        if (token.group(3) != null) {
            return Boolean.valueOf(token.group(3));
        }
        return token.group(4).equals("{") ? object() : array();
    }

    private Map<String, Object> object() {
        var object = new LinkedHashMap<String, Object>();
        while (!isNext("}")) {
            var name = (String) value();
            next(); // the colon
            object.put(name, value());
            skipComma();
        }
        next();
        return object;
    }

    private List<Object> array() {
        var array = new ArrayList<>();
        while (!isNext("]")) {
            array.add(value());
            skipComma();
        }
        next();
        return array;
    }

    private void skipComma() {
        if (isNext(",")) {
            next();
        }
    }

    private boolean isNext(String mark) {
        return tokens.lookingAt() && mark.equals(tokens.group(4));
    }

    private MatchResult next() {
        if (!tokens.lookingAt()) {
            throw new IllegalArgumentException("not understood at " + tokens.regionStart());
        }
        var token = tokens.toMatchResult();
        tokens.region(tokens.end(), tokens.regionEnd());
        return token;
    }
}
