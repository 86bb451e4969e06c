/**
 * Networks that exist only on paper: a {@link org.netbearer.simulation.Scene} says what there is, a
 * {@link org.netbearer.simulation.Scenario} what happens to it, and a {@link org.netbearer.simulation.Simulation} plays it.
 *
 * <p>For demonstrations, for tests of this project and for tests of those who use it; in a test without a framework, make a
 * {@link org.netbearer.simulation.SimulatedBearer}. All values are immutable.
 */
@Export
@NullMarked
@Version("1.0.0")
package org.netbearer.simulation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
