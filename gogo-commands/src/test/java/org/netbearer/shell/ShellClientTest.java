package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.Principal;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.junit.jupiter.api.Test;

final class ShellClientTest {
    private record ClientPrincipal(String getName) implements Principal {
        @Override
        public String getName() {
            return getName;
        }
    }

    @Test
    void hasGoneOnceItsSessionOfGogoIsClosed() {
        var processor = new CommandProcessorImpl(new ThreadIOImpl());
        var session = processor.createSession(
                new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), new ByteArrayOutputStream());
        session.put("USER", "anna");
        var client = ShellClient.of(session);
        assertThat(client.owner()).startsWith("shell:anna@");
        assertThat(client.ended().getAsBoolean()).isFalse();
        session.close();
        assertThat(client.ended().getAsBoolean()).isTrue();
    }

    @Test
    void comesFromWhereverItsLoginSays() {
        var subject = new Subject(true, Set.of(new ClientPrincipal("ssh(/192.0.2.9:51234)")), Set.of(), Set.of());
        assertThat(ShellClient.remote(subject)).contains("192.0.2.9:51234");
        assertThat(ShellClient.remote(null)).isEmpty();
    }
}
