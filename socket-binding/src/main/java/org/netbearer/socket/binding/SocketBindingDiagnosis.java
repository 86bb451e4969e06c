package org.netbearer.socket.binding;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.PrintableText;
import org.netbearer.spi.Diagnosis;
import org.netbearer.spi.SocketBinder;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Binds a throw-away socket of each kind to each interface, and records the system's answers; nothing is sent. Thread-safe. */
@Component
public final class SocketBindingDiagnosis implements Diagnosis {
    private final String version;

    /**
     * For Declarative Services.
     *
     * @param context for the bundle's version
     */
    @Activate
    public SocketBindingDiagnosis(BundleContext context) {
        this(context.getBundle().getVersion().toString());
    }

    SocketBindingDiagnosis(String version) {
        this.version = version;
    }

    @Override
    public String name() {
        return "socket-binding";
    }

    @Override
    public List<String> transcript() {
        var lines = new ArrayList<String>();
        lines.add("netbearer socket-binding " + version);
        String system = System.getProperty("os.name", "");
        lines.add("system " + system + " " + System.getProperty("os.version", "?") + " "
                + System.getProperty("os.arch", "?") + "; Java " + System.getProperty("java.runtime.version", "?"));
        try {
            var binder = new InterfaceBinder(SocketBindingComponent.systemSockets(system), JdkDescriptors.ofThisJvm());
            lines.add("means " + binder.method());
            lines.add("trial on loopback " + answer(binder::tryOut));
            bind(binder, lines);
        } catch (IOException | RuntimeException refused) {
            lines.add("refused: " + reason(refused));
        } catch (LinkageError missing) {
            lines.add("there is no JNA, or a library lacks a function: "
                    + missing.getClass().getSimpleName());
        }
        lines.add("end");
        return lines.stream().map(PrintableText::of).toList();
    }

    private static void bind(SocketBinder binder, List<String> lines) throws SocketException {
        int number = 0;
        for (NetworkInterface each : NetworkInterface.networkInterfaces()
                .sorted(SocketBindingDiagnosis::byIndex)
                .toList()) {
            number++;
            var link = NetworkLink.builder(each.getName())
                    .index(Math.max(0, each.getIndex()))
                    .build();
            lines.add("interface " + number + (each.isUp() ? ", up" : ", down")
                    + (each.isLoopback() ? ", loopback" : "")
                    + ": TCP channel "
                    + answer(() -> {
                        try (var channel = SocketChannel.open()) {
                            binder.bind(channel, link);
                        }
                    })
                    + "; UDP channel of IPv4 "
                    + answer(() -> {
                        try (var channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
                            binder.bind(channel, link);
                        }
                    })
                    + "; socket "
                    + answer(() -> {
                        try (var socket = new Socket()) {
                            binder.bind(socket, link);
                        }
                    }));
        }
    }

    private static int byIndex(NetworkInterface one, NetworkInterface other) {
        return Integer.compare(one.getIndex(), other.getIndex());
    }

    private static String answer(Trial trial) {
        try {
            trial.run();
            return "bound";
        } catch (IOException | RuntimeException refused) {
            return "refused: " + reason(refused);
        }
    }

    /** The last part of a message: what comes before it names the interface. */
    private static String reason(Exception refused) {
        String message = String.valueOf(refused.getMessage());
        return message.substring(message.lastIndexOf(": ") + 1).strip();
    }

    /** Something that may be refused. */
    private interface Trial {
        void run() throws IOException;
    }
}
