package org.netbearer.shell;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.security.auth.Subject;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Process;
import org.jspecify.annotations.Nullable;
import org.netbearer.support.security.Caller;

/**
 * Who sits at a shell, from where, and whether they are still there.
 *
 * @param owner such as {@code shell:root@pts/0}, {@code shell:karaf@192.0.2.9:51234}
 * @param ended returns whether the client has gone, as far as that can be found out
 */
record ShellClient(String owner, BooleanSupplier ended) {
    private static final Path INPUT = Path.of("/proc/self/fd/0");
    private static final String DEVICES = "/dev/";

    /** Nobody at a shell: a program that calls a command. */
    static final ShellClient NOBODY = new ShellClient("shell", () -> false);

    /** Returns the client whose command the current thread runs. */
    static ShellClient current() {
        var process = Process.Utils.current();
        return process == null ? NOBODY : of(process.job().session());
    }

    /** Returns the client of a session of Gogo. */
    static ShellClient of(CommandSession session) {
        var subject = Caller.subject().orElse(null);
        String user = session.get("USER") instanceof String name && !name.isBlank()
                ? name
                : String.valueOf(System.getProperty("user.name"));
        return new ShellClient(
                "shell:" + user + "@" + remote(subject).or(ShellClient::device).orElseGet(ShellClient::process),
                () -> isClosed(session));
    }

    /** Returns whether an owner is the same person, from wherever. */
    boolean isUser(String other) {
        return user(owner).equals(user(other));
    }

    private static String user(String owner) {
        int at = owner.lastIndexOf('@');
        return at < 0 ? owner : owner.substring(0, at);
    }

    /** Returns the address of whoever is logged in to Karaf, which has a principal such as {@code ssh(/192.0.2.9:51234)}. */
    static Optional<String> remote(@Nullable Subject subject) {
        Set<Principal> principals = subject == null ? Set.of() : subject.getPrincipals();
        return principals.stream()
                .filter(principal -> principal.getClass().getSimpleName().equals("ClientPrincipal"))
                .map(Principal::getName)
                .map(name ->
                        name.substring(name.indexOf('(') + 1).replace(")", "").replace("/", ""))
                .findFirst();
    }

    private static Optional<String> device() {
        try {
            String target = Files.readSymbolicLink(INPUT).toString();
            return target.startsWith(DEVICES + "pts/") || target.startsWith(DEVICES + "tty")
                    ? Optional.of(target.substring(DEVICES.length()))
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException notKnown) {
            return Optional.empty();
        }
    }

    private static String process() {
        return "pid" + ProcessHandle.current().pid();
    }

    /** Gogo offers no way to hear of the end of a session, nor to ask; so this reads the field in which it keeps that. */
    private static boolean isClosed(CommandSession session) {
        for (Class<?> type = session.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field closed = type.getDeclaredField("closed");
                closed.setAccessible(true);
                return closed.getBoolean(session);
            } catch (NoSuchFieldException elsewhere) {
                // its superclass may have it
            } catch (IllegalAccessException | RuntimeException notKnown) {
                return false;
            }
        }
        return false;
    }
}
