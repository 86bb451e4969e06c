package org.example.telemetry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.netbearer.api.NetworkConfigurationManager;
import org.netbearer.api.NetworkSession;
import org.netbearer.api.SessionRequest;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.condition.Condition;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * Sends one line each time that this machine comes online.
 *
 * <p>The condition is a service that is registered while a network is active. Since this component references it, it exists
 * as long: it is created when the machine comes online, and deactivated when it goes offline. Nothing has to be polled.
 */
@Component(service = {})
public final class Heartbeat {
    /** Framework or system property that says where the line goes, as {@code host:port}; nothing is sent without it. */
    public static final String TARGET = "org.example.telemetry.target";

    private final NetworkSession session;
    private final Consumer<String> warnings;

    /**
     * Created by Declarative Services while the machine is online.
     *
     * @param bundle has the target
     * @param networks the networks of this machine
     * @param online there while a network is active
     * @param log the log
     */
    @Activate
    public Heartbeat(
            BundleContext bundle,
            @Reference NetworkConfigurationManager networks,
            @Reference(target = "(osgi.condition.id=netbearer.online)") Condition online,
            @Reference(service = LoggerFactory.class) Logger log) {
        this(bundle.getProperty(TARGET), networks, line -> log.warn("{}", line));
    }

    Heartbeat(String target, NetworkConfigurationManager networks, Consumer<String> warnings) {
        this.warnings = warnings;
        // Whoever has an open session is counted: the network is not taken down under a bundle or process that uses it.
        session = networks.createSession(
                SessionRequest.on(networks.defaultConfiguration()).label("telemetry"));
        if (target != null) {
            // open() returns at once; what depends on it runs when the network can be used, and may block
            session.open().thenRun(() -> send(target)).whenComplete((sent, failure) -> ended(failure));
        }
    }

    @Deactivate
    void deactivate() {
        session.close();
    }

    private static void send(String target) {
        int colon = target.lastIndexOf(':');
        var address = new InetSocketAddress(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
        // session.sockets() has sockets that are bound to the session's network, for machines with several
        try (var socket = new Socket()) {
            socket.connect(address, 5_000);
            socket.getOutputStream().write(("online at " + Instant.now() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private void ended(Throwable failure) {
        if (failure != null) {
            warnings.accept("no heartbeat was sent: " + failure.getMessage());
        }
        session.close();
    }
}
