package org.netbearer.impl.bearer;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.netbearer.impl.diagnostics.ForeignCode;
import org.netbearer.impl.diagnostics.Log;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerProbe.Presence;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.condition.Condition;

/**
 * Asks each probe once, on a thread of its own, and registers the condition on which its bearer waits.
 *
 * <p>Thread-safe. The condition is registered by the probe's thread, since bearers activate in it.
 */
public final class Probes {
    private final BundleContext context;
    private final Log log;
    private final Executor threads;
    private final Answers answers;
    private final Map<BearerProbe, Asked> asked = new HashMap<>(); // guarded by itself

    public Probes(BundleContext context, Log log, Executor threads, Answers answers) {
        this.context = context;
        this.log = log;
        this.threads = threads;
        this.answers = answers;
    }

    public void add(BearerProbe probe, long bundle) {
        var ask = new Asked(probe);
        synchronized (asked) {
            asked.put(probe, ask);
        }
        answers.asked(probe, bundle);
        threads.execute(ask);
    }

    public void remove(BearerProbe probe) {
        Asked ask;
        synchronized (asked) {
            ask = asked.remove(probe);
        }
        if (ask != null) {
            ask.withdraw();
            answers.gone(probe, ask.name);
        }
    }

    public void close() {
        synchronized (asked) {
            asked.values().forEach(Asked::withdraw);
            asked.clear();
        }
    }

    /** Called, on any thread, with what the probes answer. */
    public interface Answers {
        /** A probe is being asked. */
        void asked(BearerProbe probe, long bundle);

        /** A probe has answered; if yes, its bearer was registered already. */
        void answered(BearerProbe probe, String name, Presence presence);

        /** A probe's service has gone. */
        void gone(BearerProbe probe, String name);
    }

    /** One probe on its way. */
    private final class Asked implements Runnable {
        private final BearerProbe probe;
        private volatile String name = "";
        private Presence presence = Presence.no("it was not asked yet"); // confined to the probe's thread
        private @Nullable ServiceRegistration<Condition> condition; // guarded by this
        private boolean withdrawn; // guarded by this

        Asked(BearerProbe probe) {
            this.probe = probe;
        }

        @Override
        public void run() {
            ForeignCode.run(this::ask, failure -> {
                presence = Presence.no("its probe threw " + ForeignCode.describe(failure));
                log.threw("bearer " + name + ": its probe", failure);
            });
            if (presence.present()) {
                register();
            }
            synchronized (this) {
                if (!withdrawn) { // else it is gone already, and nobody would take its answer back
                    answers.answered(probe, name, presence);
                }
            }
        }

        private void ask() {
            name = probe.name();
            Presence answer = probe.probe();
            log.debug("bearer " + name + (answer.present() ? " is for this machine" : ": " + answer.reason()));
            presence = answer;
        }

        private void register() {
            var properties =
                    FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, BearerProbe.CONDITION_PREFIX + name));
            try {
                var registered = context.registerService(Condition.class, Condition.INSTANCE, properties);
                boolean late;
                synchronized (this) {
                    late = withdrawn;
                    condition = registered;
                }
                if (late) {
                    withdraw();
                }
            } catch (IllegalStateException stopped) {
                log.debug("bearer " + name + ": the core stopped before its probe answered");
            }
        }

        void withdraw() {
            ServiceRegistration<Condition> registered;
            synchronized (this) {
                withdrawn = true;
                registered = condition;
                condition = null;
            }
            if (registered != null) {
                try {
                    registered.unregister();
                } catch (IllegalStateException gone) {
                    log.debug("bearer " + name + ": its condition was withdrawn with the bundle");
                }
            }
        }
    }
}
