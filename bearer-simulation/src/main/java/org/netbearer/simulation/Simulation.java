package org.netbearer.simulation;

import java.util.List;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sets what the simulated networks are like: for programs, the shell and scenarios.
 *
 * <p>An OSGi service of the simulation's bundle, also while the simulated bearer is switched off. Thread-safe; every method
 * returns at once. What is done while the bearer is off shows when it is switched on.
 */
@ProviderType
public interface Simulation {
    /**
     * Returns whether the simulated bearer takes part.
     *
     * @return true while it is registered as a bearer
     */
    boolean isOn();

    /** Switches the bearer on: registers it as a service; harmless if it is on. */
    void on();

    /**
     * Switches the bearer off: its configurations go, and the scenario stands still until it is on again; harmless if it is
     * off.
     */
    void off();

    /**
     * Reads the scene.
     *
     * @return how everything is now, with all changes that were made before
     */
    Scene scene();

    /**
     * Changes the scene. Changes that come faster than the bearer reports are reported as one.
     *
     * @param change makes the new scene from the present one; called once, at once, under a lock, so it must not wait
     */
    void change(UnaryOperator<Scene> change);

    /**
     * Begins a scenario on an empty scene, in place of what was there and of the scenario that was under way.
     *
     * <p>Its lines for the start are in the scene on return.
     *
     * @param scenario what to play; lines with errors were left out of it
     */
    void play(Scenario scenario);

    /**
     * Does what one line of a scenario says, now; the scenario that is under way goes on.
     *
     * @param line a line as in a scenario file, without a time
     * @return what is wrong with it; empty if it was done
     */
    List<ScenarioError> perform(String line);

    /** Ends the scenario that is under way; the scene stays as it is. */
    void halt();
}
