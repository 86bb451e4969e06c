package org.example.modem;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a modem's status file says; immutable.
 *
 * @param serial the modem's serial number: the name of the file, and a key that survives restarts
 * @param operator the mobile operator, for people
 * @param networkInterface the network interface that the modem's data goes through
 * @param state how far it is
 */
record ModemStatus(String serial, String operator, String networkInterface, State state) {
    static final String SUFFIX = ".status";

    enum State {
        SEARCHING,
        REGISTERED,
        CONNECTED
    }

    /** Reads {@code SERIAL.status}; a state that is missing or not known counts as searching. */
    static ModemStatus read(Path file) throws IOException {
        var text = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            text.load(reader);
        } catch (IllegalArgumentException malformed) {
            throw new IOException(file + ": " + malformed.getMessage(), malformed);
        }
        String name = file.getFileName().toString();
        return new ModemStatus(
                name.substring(0, name.length() - SUFFIX.length()),
                text.getProperty("operator", "no operator"),
                text.getProperty("interface", ""),
                switch (text.getProperty("state", "")) {
                    case "registered" -> State.REGISTERED;
                    case "connected" -> State.CONNECTED;
                    default -> State.SEARCHING;
                });
    }
}
