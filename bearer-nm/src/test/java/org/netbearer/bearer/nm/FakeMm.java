package org.netbearer.bearer.nm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** A script that plays ModemManager on a bus. */
final class FakeMm implements AutoCloseable {
    private final Process process;
    private final Writer commands;

    FakeMm(PrivateBus bus) throws IOException {
        process = new ProcessBuilder("python3", FakeNm.RIG.resolve("fake-mm").toString(), bus.address())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        commands = process.outputWriter();
        if (!"READY".equals(process.inputReader().readLine())) {
            throw new IOException("fake-mm did not start");
        }
    }

    /** The modem uses these technologies from now on ({@code MMModemAccessTechnology}). */
    void uses(String modem, long technologies) {
        try {
            commands.write(modem + " " + technologies + "\n");
            commands.flush();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    @Override
    public void close() {
        PrivateBus.end(process);
    }
}
