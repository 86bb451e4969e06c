package org.netbearer.support.security;

import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;

/** Finds out on whose behalf the current thread runs, on every Java version from 17 on. Thread-safe. */
public final class Caller {
    private Caller() {}

    /**
     * Returns the subject of the current thread.
     *
     * @return the subject; empty if there is none, or nobody may ask
     */
    public static Optional<Subject> subject() {
        try {
            if (Runtime.version().feature() >= 18) {
                return Optional.ofNullable(
                        (Subject) Subject.class.getMethod("current").invoke(null));
            }
            // the older way, which is gone from newer versions
            Class<?> controller = Class.forName("java.security.AccessController");
            Object context = controller.getMethod("getContext").invoke(null);
            return Optional.ofNullable((Subject) Subject.class
                    .getMethod("getSubject", Class.forName("java.security.AccessControlContext"))
                    .invoke(null, context));
        } catch (ReflectiveOperationException | SecurityException notKnown) {
            return Optional.empty();
        }
    }

    /**
     * Returns the name of the user that a subject stands for.
     *
     * @param subject the subject
     * @return the name; empty if the subject has no principal that is a user's
     */
    public static Optional<String> user(Subject subject) {
        Set<Principal> principals = subject.getPrincipals();
        return principals.stream()
                .filter(Caller::isUser)
                .map(Principal::getName)
                .findFirst();
    }

    /** Returns whether a principal is the JDK's own for JMX, or Karaf's. */
    private static boolean isUser(Principal principal) {
        String type = principal.getClass().getSimpleName();
        return type.equals("JMXPrincipal") || type.equals("UserPrincipal");
    }
}
