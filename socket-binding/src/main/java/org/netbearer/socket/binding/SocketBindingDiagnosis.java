package org.netbearer.socket.binding;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.PrintableText;
import org.netbearer.spi.Diagnosis;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Writes down which sockets this system lets us tie to which of its interfaces; nothing is sent. Thread-safe. */
@Component
public final class SocketBindingDiagnosis implements Diagnosis {
    private static final String NAME = "socket-binding";

    private final String system;
    private final String version;

    /**
     * For Declarative Services.
     *
     * @param context has the bundle's version
     */
    @Activate
    public SocketBindingDiagnosis(BundleContext context) {
        this(System.getProperty("os.name", ""), context.getBundle().getVersion().toString());
    }

    SocketBindingDiagnosis(String system, String version) {
        this.system = system;
        this.version = version;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> transcript() {
        var lines = new ArrayList<String>();
        lines.add("netbearer socket-binding " + version);
        lines.add("system " + system + " " + property("os.version") + " " + property("os.arch") + "; Java "
                + property("java.runtime.version") + ", " + property("java.vm.name"));
        var opened = JdkDescriptors.ofThisJvm();
        lines.add("descriptors told by the JDK: channels " + yes(opened.tellsChannels()) + ", plain sockets "
                + yes(opened.tellsPlainSockets()));
        try {
            var sockets = SocketBindingComponent.systemSockets(system);
            lines.add("method " + sockets.method());
            var binder = new InterfaceBinder(sockets, opened);
            lines.add("loopback: " + outcome(binder::tryOut));
            eachInterface(binder, lines);
        } catch (IOException | RuntimeException refused) {
            lines.add("refused: " + refused.getMessage());
        } catch (LinkageError missing) {
            lines.add("there is no JNA, or a library lacks a function: " + missing.getMessage());
        }
        lines.add("end");
        return lines.stream().map(PrintableText::of).toList();
    }

    private static void eachInterface(InterfaceBinder binder, List<String> lines) throws IOException {
        for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
            if (each.isUp()) {
                var link = NetworkLink.builder(each.getName())
                        .index(each.getIndex())
                        .build();
                lines.add(each.getName() + ": stream " + outcome(() -> stream(binder, link)) + "; datagram "
                        + outcome(() -> datagram(binder, link)) + "; plain socket "
                        + outcome(() -> plain(binder, link)));
            }
        }
    }

    private static void stream(InterfaceBinder binder, NetworkLink link) throws IOException {
        try (var channel = SocketChannel.open()) {
            binder.bind(channel, link);
        }
    }

    private static void datagram(InterfaceBinder binder, NetworkLink link) throws IOException {
        try (var channel = DatagramChannel.open()) {
            binder.bind(channel, link);
        }
    }

    private static void plain(InterfaceBinder binder, NetworkLink link) throws IOException {
        try (var socket = new Socket()) {
            binder.bind(socket, link);
        }
    }

    private static String outcome(Attempt attempt) {
        try {
            attempt.run();
            return "tied";
        } catch (IOException | RuntimeException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    private static String yes(boolean answer) {
        return answer ? "yes" : "no";
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    /** Something that may be refused. */
    private interface Attempt {
        void run() throws IOException;
    }
}
