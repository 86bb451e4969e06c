package org.netbearer.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Called when the network changes, once it is registered as an OSGi service.
 *
 * <p>Override {@link #networkChanged} to get each change whole, or leave it and override the single callbacks that it
 * calls. All have empty bodies.
 *
 * <p><b>Order.</b> A new listener first receives the present as additions. Then each call reports the difference between what
 * this listener saw last and the present: removed, changed, added, then the default configuration, online, and the rest.
 * Online and default are reported on their edges only. Intermediate states may be skipped when changes come faster than
 * this listener takes them; the last state never is.
 *
 * <p><b>Threads.</b> Calls come on threads of the manager; never two at a time, each seeing what the one before did. A
 * listener may block: it delays only itself. What it throws is logged, naming its bundle, and it is called again at the
 * next change.
 *
 * <p><b>Filter.</b> The service property {@link #FILTER} limits the configurations that are reported.
 */
@ConsumerType
public interface NetworkListener {
    /**
     * Service property: an LDAP filter over the properties of {@link NetworkConfiguration}, a {@code String}. It is
     * evaluated on both sides of a difference: a configuration that matches only after the change is added, one that matched only before it is
     * removed. Default configuration, online and the rest are reported in any case. A filter that cannot be parsed means no
     * call at all, and one line in the log that names the bundle.
     */
    String FILTER = "netbearer.filter";

    /**
     * Service property: {@code true} to be notified of changed measurements too (signal strength, counters), which come often;
     * a {@code Boolean}, by default {@code false}.
     */
    String MEASUREMENTS = "netbearer.measurements";

    /**
     * Called with each change as a whole; calls the other methods in their documented order unless it is overridden.
     *
     * <p>It may be {@linkplain NetworkChange#isEmpty() empty}: then a configuration has gone and come back looking the same
     * while this listener was not looking, and handles to it are dead.
     *
     * @param change what is different, from what this listener saw last to the present
     */
    default void networkChanged(NetworkChange change) {
        change.removed().forEach(this::configurationRemoved);
        change.changed().forEach(this::configurationChanged);
        change.added().forEach(this::configurationAdded);
        if (change.defaultChanged()) {
            defaultConfigurationChanged(change.after().defaultConfiguration().orElse(ConfigurationSnapshot.INVALID));
        }
        if (change.onlineChanged()) {
            onlineStateChanged(change.after().online());
        }
        if (change.connectivityChanged()) {
            connectivityChanged(change.after().connectivity());
        }
        if (change.meteredChanged()) {
            meteredChanged(change.after().metered());
        }
    }

    /**
     * Called when a configuration is gone, or does not match the filter any more.
     *
     * @param removed its last snapshot, in state {@link ConfigurationState#UNDEFINED} with
     *     {@link ConfigurationSnapshot#stateBeforeRemoval()}
     */
    default void configurationRemoved(ConfigurationSnapshot removed) {}

    /**
     * Called when a configuration changed.
     *
     * @param change how it was and how it is
     */
    default void configurationChanged(ConfigurationChange change) {}

    /**
     * Called when a configuration is new, or matches the filter now.
     *
     * @param added how it is
     */
    default void configurationAdded(ConfigurationSnapshot added) {}

    /**
     * Called when another configuration is the default.
     *
     * @param configuration the default; {@link ConfigurationSnapshot#INVALID} if there is none any more
     */
    default void defaultConfigurationChanged(ConfigurationSnapshot configuration) {}

    /**
     * Called when the machine goes online or offline.
     *
     * @param online whether the machine is online now
     */
    default void onlineStateChanged(boolean online) {}

    /**
     * Called when connectivity by default is judged otherwise.
     *
     * @param connectivity the judgement
     */
    default void connectivityChanged(Assessment<Connectivity> connectivity) {}

    /**
     * Called when it is judged otherwise whether traffic costs by default.
     *
     * @param metered the judgement
     */
    default void meteredChanged(Assessment<Metered> metered) {}

    /**
     * Called when an update ended, whoever asked for it, after the changes that it caused.
     *
     * <p>Every update is reported, also when changes are skipped, to a listener that returns in time: of more than 64 that wait for it, the
     * oldest are dropped, and one line in the log names its bundle. A listener that is registered while an update is under way
     * may be notified of it.
     *
     * @param report how it ended
     */
    default void updateCompleted(UpdateReport report) {}
}
