package org.netbearer.impl.lease;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.netbearer.impl.lease.LeaseRecord.Phase;

/** A record as text: lines of key and value in the syntax of Java's properties, in printable ASCII. Pure. */
final class RecordText {
    static final String FORMAT = "1";
    private static final String HEAD = "# A lease of Netbearer. Do not edit.\n";

    private RecordText() {}

    static String write(LeaseRecord record) {
        var text = new StringBuilder(HEAD);
        line(text, "format", FORMAT);
        line(text, "configuration", record.configuration());
        line(text, "boot", record.boot());
        line(text, "phase", record.phase().name());
        line(text, "started", String.valueOf(record.started()));
        line(text, "activation", record.activation());
        line(text, "worker", record.worker());
        list(text, "alias", record.aliases());
        list(text, "displaced", record.displaced());
        list(text, "holder", record.holders());
        return text.toString();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws MalformedRecordException if it is not that
     */
    static LeaseRecord read(String text) throws MalformedRecordException {
        var values = new Properties();
        try {
            values.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException failure) {
            throw new MalformedRecordException("no properties: " + failure.getMessage());
        }
        String format = value(values, "format");
        if (!format.equals(FORMAT)) {
            throw new MalformedRecordException("format is " + format + ", not " + FORMAT, true);
        }
        return new LeaseRecord(
                value(values, "configuration"),
                value(values, "boot"),
                phase(value(values, "phase")),
                value(values, "started").equals("true"),
                value(values, "activation"),
                list(values, "alias"),
                list(values, "displaced"),
                list(values, "holder"),
                value(values, "worker"));
    }

    private static Phase phase(String name) throws MalformedRecordException {
        for (var phase : Phase.values()) {
            if (phase.name().equals(name)) {
                return phase;
            }
        }
        throw new MalformedRecordException("phase is " + name);
    }

    private static String value(Properties values, String key) throws MalformedRecordException {
        var value = values.getProperty(key);
        if (value == null) {
            throw new MalformedRecordException(key + " is missing");
        }
        return value;
    }

    private static List<String> list(Properties values, String key) {
        var list = new ArrayList<String>();
        for (var value = values.getProperty(key + ".0");
                value != null;
                value = values.getProperty(key + "." + list.size())) {
            list.add(value);
        }
        return list;
    }

    private static void list(StringBuilder text, String key, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            line(text, key + "." + i, values.get(i));
        }
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                text.append("\\\\");
            } else if (c > ' ' && c < 0x7f || c == ' ' && i > 0) {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        text.append('\n');
    }
}
