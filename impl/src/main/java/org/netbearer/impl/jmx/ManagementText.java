package org.netbearer.impl.jmx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeMap;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import org.jspecify.annotations.Nullable;

/**
 * Makes text harmless for tools that are made with Swing, as JConsole is: its labels, tables and buttons render a text that
 * begins with {@code <html>}, fetch the pictures that it names, and let it forge what an administrator reads. So the first
 * character of such a text becomes a visible escape, like those of {@link org.netbearer.api.PrintableText}.
 *
 * <p>All that leaves the MBean passes here: attributes, results, notifications. Pure.
 */
final class ManagementText {
    private static final String MARK = "<html>";

    private ManagementText() {}

    /** Creates a text harmless, by the rule of {@code javax.swing.plaf.basic.BasicHTML.isHTMLString}. */
    static String of(String text) {
        return text.regionMatches(true, 0, MARK, 0, MARK.length()) ? "\\u{3c}" + text.substring(1) : text;
    }

    /** Escapes every text of some open data; what is lazy is escaped already. */
    static @Nullable Object in(@Nullable Object data) {
        if (data instanceof String text) {
            return of(text);
        }
        if (data instanceof String[] texts) {
            return Arrays.stream(texts).map(ManagementText::of).toArray(String[]::new);
        }
        if (data instanceof LazyComposite || data instanceof LazyTable) {
            return data;
        }
        if (data instanceof CompositeData[] rows) {
            return Arrays.stream(rows).map(ManagementText::composite).toArray(CompositeData[]::new);
        }
        if (data instanceof CompositeData row) {
            return composite(row);
        }
        if (data instanceof TabularData table) {
            var copy = new TabularDataSupport(table.getTabularType());
            new ArrayList<>(table.values()).forEach(row -> copy.put(composite((CompositeData) row)));
            return copy;
        }
        return data;
    }

    private static CompositeData composite(CompositeData row) {
        if (row instanceof LazyComposite) {
            return row;
        }
        var items = new TreeMap<String, @Nullable Object>();
        row.getCompositeType().keySet().forEach(key -> items.put(key, in(row.get(key))));
        try {
            return new CompositeDataSupport(row.getCompositeType(), items);
        } catch (OpenDataException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
