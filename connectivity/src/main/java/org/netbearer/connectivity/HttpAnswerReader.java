package org.netbearer.connectivity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one HTTP/1.x answer (RFC 9112), of a bounded size.
 *
 * <p>Lenient where a portal may be sloppy: a lone line feed ends a line, and a body that ends early is what it is. Confined
 * to one thread.
 */
final class HttpAnswerReader {
    /** Bytes of the status line and all fields together. */
    static final int MOST_HEAD = 16 * 1024;

    /** Bytes of the body that are read. */
    static final int MOST_BODY = 4 * 1024;

    private static final int MOST_LOCATION = 2048;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[0-9] ([1-5][0-9]{2})( .*)?");

    private final InputStream in;
    private int head;

    private HttpAnswerReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the answer; one of status 1xx is skipped.
     *
     * @param in where it comes from; not closed, and read no further than needed
     * @return the answer
     * @throws ProtocolException if it is no HTTP, or too long
     * @throws IOException if reading fails
     */
    static HttpAnswer read(InputStream in) throws IOException {
        return new HttpAnswerReader(in).read();
    }

    private HttpAnswer read() throws IOException {
        while (true) {
            int status = status();
            String location = "";
            long length = -1;
            boolean chunked = false;
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                String name = line.substring(0, Math.max(0, colon)).strip().toLowerCase(Locale.ROOT);
                String value = line.substring(colon + 1).strip();
                switch (name) {
                    case "location" -> location = value.substring(0, Math.min(value.length(), MOST_LOCATION));
                    case "content-length" -> length = length(value);
                    case "transfer-encoding" ->
                        chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
                    default -> {}
                }
            }
            if (status >= 200) {
                return new HttpAnswer(status, location, body(status, length, chunked));
            }
        }
    }

    private int status() throws IOException {
        String line = line();
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            throw new ProtocolException("the answer is no HTTP");
        }
        return Integer.parseInt(status.group(1));
    }

    private String body(int status, long length, boolean chunked) throws IOException {
        var body = new ByteArrayOutputStream();
        if (status == 204 || status == 304) {
            return "";
        } else if (!chunked) {
            copy(body, length < 0 ? MOST_BODY : Math.min(length, MOST_BODY));
        } else {
            for (long size = chunk(); size > 0 && body.size() < MOST_BODY; size = chunk()) {
                long wanted = Math.min(size, MOST_BODY - body.size());
                if (copy(body, wanted) < wanted || wanted < size) {
                    break;
                }
                line(); // the end of the chunk
            }
        }
        return body.toString(StandardCharsets.ISO_8859_1);
    }

    private long chunk() throws IOException {
        String size = line().split(";", 2)[0].strip();
        if (!size.matches("[0-9a-fA-F]{1,8}")) {
            throw new ProtocolException("a chunk has no size");
        }
        return Long.parseLong(size, 16);
    }

    /** Copies bytes until the count or the end, and returns how many there were. */
    private long copy(ByteArrayOutputStream body, long count) throws IOException {
        byte[] read = in.readNBytes((int) count);
        body.writeBytes(read);
        return read.length;
    }

    private static long length(String value) throws ProtocolException {
        if (!value.matches("[0-9]{1,18}")) {
            throw new ProtocolException("the length of the answer is no number");
        }
        return Long.parseLong(value);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new ProtocolException("the answer ended early");
            }
            if (++head > MOST_HEAD) {
                throw new ProtocolException("the head of the answer is longer than " + MOST_HEAD + " bytes");
            }
            line.append((char) read);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }
}
