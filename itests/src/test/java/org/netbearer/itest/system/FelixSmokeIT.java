package org.netbearer.itest.system;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.inject.Inject;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.netbearer.itest.pax.InContainer;

@InContainer(FelixDistribution.class)
final class FelixSmokeIT extends Smoke {
    @Inject
    private CommandProcessor commands;

    @Override
    String run(String command) throws Exception {
        var out = new ByteArrayOutputStream();
        try (CommandSession session = commands.createSession(new ByteArrayInputStream(new byte[0]), out, out)) {
            Object result = session.execute(command);
            return out.toString(StandardCharsets.UTF_8) + session.format(result, Converter.INSPECT);
        }
    }
}
