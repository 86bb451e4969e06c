package org.netbearer.impl.lease;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where leases are kept if nobody says otherwise: a pure function. */
public final class DefaultFolder {
    private DefaultFolder() {}

    /**
     * The folder of this process.
     *
     * @return the folder; it need not exist
     */
    public static Path ofThisProcess() {
        return of(System::getProperty, System::getenv);
    }

    /**
     * The folder of a process.
     *
     * @param properties system properties: {@code os.name}, {@code user.name}, {@code user.home}, {@code java.io.tmpdir}
     * @param environment environment variables: {@code NETBEARER_LEASES}, {@code XDG_RUNTIME_DIR}, {@code LOCALAPPDATA}
     * @return the folder
     */
    static Path of(UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> environment) {
        String wanted = text(environment.apply("NETBEARER_LEASES"));
        if (!wanted.isEmpty()) {
            return Path.of(wanted);
        }
        String os = text(properties.apply("os.name"));
        String user = text(properties.apply("user.name"));
        String local = text(environment.apply("LOCALAPPDATA"));
        String runtime = text(environment.apply("XDG_RUNTIME_DIR"));
        String home = text(properties.apply("user.home"));
        if (os.startsWith("Windows") && !local.isEmpty()) {
            return Path.of(local, "Netbearer", "leases");
        }
        if (os.startsWith("Mac") && !home.isEmpty()) {
            return Path.of(home, "Library", "Application Support", "Netbearer", "leases");
        }
        if (os.startsWith("Linux") && user.equals("root")) {
            return Path.of("/run/netbearer");
        }
        if (os.startsWith("Linux") && runtime.startsWith("/")) {
            return Path.of(runtime, "netbearer");
        }
        String safe = user.replaceAll("[^A-Za-z0-9._-]", "_");
        return Path.of(text(properties.apply("java.io.tmpdir")), "netbearer-" + safe);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
