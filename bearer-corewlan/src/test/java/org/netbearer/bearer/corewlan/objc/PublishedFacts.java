package org.netbearer.bearer.corewlan.objc;

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

/** Reads published facts: JSON objects, lists, texts, whole numbers, yes and no. Confined to one thread. */
public final class PublishedFacts {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:\"([^\"\\\\]*)\"|(-?\\d+)|(true|false)|([\\[\\]{}:,]))");

    private final Matcher tokens;

    private PublishedFacts(String json) {
        tokens = TOKEN.matcher(json);
    }

    /** Reads a resource beside this project's tests; objects become maps, lists lists, numbers longs. */
    public static Map<String, Object> read(String resource) {
        try (InputStream in = PublishedFacts.class.getResourceAsStream(resource)) {
            var text = new String(Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
            return map(new PublishedFacts(text).value());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
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
