package org.netbearer.bearer.simulation;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.PrintableText;
import org.netbearer.simulation.Scenario;
import org.netbearer.simulation.ScenarioError;
import org.netbearer.simulation.Scene;
import org.netbearer.simulation.SimulatedBearer;
import org.netbearer.simulation.Simulation;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.BearerProbe;
import org.netbearer.support.log.DeferredLog;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Offers the simulation as a service, and the simulated bearer while it is switched on.
 *
 * <p>The configuration and whoever calls the service switch the same switch; the last one counts. Thread-safe. States:
 * off, on; the bearer keeps its scene while it is off.
 */
@Component(
        service = {Simulation.class, BearerProbe.class},
        immediate = true,
        configurationPid = SimulationSettings.PID)
@Designate(ocd = SimulationSettings.Definition.class)
@Capability(
        namespace = "osgi.service",
        attribute = "objectClass:List<String>=\"org.netbearer.spi.Bearer\"",
        uses = Bearer.class)
public final class SimulationComponent implements Simulation, BearerProbe {
    private static final int MOST_ERRORS_LOGGED = 20;

    private final BundleContext context;
    private final DeferredLog log = new DeferredLog("org.netbearer", PrintableText::of);
    private final SimulatedBearer bearer = new SimulatedBearer(log::warn);
    private final Object lock = new Object();
    // guarded by lock
    private SimulationSettings settings;
    private @Nullable ServiceRegistration<Bearer> registration;
    private boolean touched;
    private boolean closed;

    /**
     * Created by Declarative Services; nothing is switched on yet.
     *
     * @param context the bundle's context
     * @param properties the configuration, not yet validated
     */
    @Activate
    public SimulationComponent(BundleContext context, Map<String, Object> properties) {
        this.context = context;
        settings = SimulationSettings.of(properties);
    }

    @Activate
    void activate() {
        boolean enabled;
        synchronized (lock) {
            settings.complaints().forEach(log::warn);
            enabled = settings.enabled();
        }
        if (enabled) {
            on();
        }
    }

    /** Does what is different in the configuration; nothing else is touched. */
    @Modified
    void modified(Map<String, Object> properties) {
        var after = SimulationSettings.of(properties);
        synchronized (lock) {
            var before = settings;
            settings = after;
            after.complaints().stream()
                    .filter(complaint -> !before.complaints().contains(complaint))
                    .forEach(log::warn);
            if (!before.scenario().equals(after.scenario()) && (touched || after.enabled())) {
                playConfigured();
            }
            if (before.enabled() != after.enabled()) {
                if (after.enabled()) {
                    on();
                } else {
                    off();
                }
            }
        }
    }

    @Deactivate
    void deactivate() {
        synchronized (lock) {
            off();
            closed = true;
        }
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindLoggerFactory(LoggerFactory service) {
        log.bind(service);
    }

    void unbindLoggerFactory(LoggerFactory service) {
        log.unbind(service);
    }

    @Override
    public String name() {
        return SimulatedBearer.NAME;
    }

    @Override
    public Presence probe() {
        return isOn()
                ? Presence.YES
                : Presence.no("It is switched off; simulation:on, or enabled=true in " + SimulationSettings.PID
                        + ", switches it on.");
    }

    @Override
    public boolean isOn() {
        synchronized (lock) {
            return registration != null;
        }
    }

    @Override
    public void on() {
        synchronized (lock) {
            if (registration != null || closed) {
                return;
            }
            if (!touched) {
                playConfigured();
            }
            registration = context.registerService(
                    Bearer.class,
                    bearer,
                    FrameworkUtil.asDictionary(
                            Map.of(Constants.SERVICE_RANKING, 0, Constants.SERVICE_DESCRIPTION, "Simulated networks")));
        }
    }

    @Override
    public void off() {
        synchronized (lock) {
            var registered = registration;
            registration = null;
            if (registered != null) {
                registered.unregister();
            }
        }
    }

    @Override
    public Scene scene() {
        return bearer.scene();
    }

    @Override
    public void change(UnaryOperator<Scene> change) {
        touch();
        bearer.change(change);
    }

    @Override
    public void play(Scenario scenario) {
        touch();
        bearer.play(scenario);
    }

    @Override
    public List<ScenarioError> perform(String line) {
        touch();
        return bearer.perform(line);
    }

    @Override
    public void halt() {
        bearer.halt();
    }

    private void touch() {
        synchronized (lock) {
            touched = true;
        }
    }

    /** Plays what the configuration names; if that cannot be read, what is played now goes on. */
    private void playConfigured() {
        touched = true;
        try {
            var scenario = Scenarios.find(settings.scenario());
            scenario.errors().stream()
                    .limit(MOST_ERRORS_LOGGED)
                    .forEach(error -> log.warn("scenario " + settings.scenario() + ", " + error));
            if (scenario.errors().size() > MOST_ERRORS_LOGGED) {
                log.warn("scenario " + settings.scenario() + " has "
                        + (scenario.errors().size() - MOST_ERRORS_LOGGED) + " more errors");
            }
            bearer.play(scenario);
        } catch (IllegalArgumentException unreadable) {
            log.warn(SimulationSettings.PID + ": " + unreadable.getMessage());
        }
    }
}
