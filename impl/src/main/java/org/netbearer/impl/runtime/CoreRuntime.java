package org.netbearer.impl.runtime;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.impl.diagnostics.Log;

/**
 * What the parts of the core run on; thread-safe.
 *
 * @param modelThread changes the model, and measures time
 * @param clock tells the time of day, for people
 * @param deliveries runs foreign code: listeners, and what depends on a stage
 * @param counters counts what happens
 * @param log takes what a person should know
 */
public record CoreRuntime(
        ModelThread modelThread, InstantSource clock, Executor deliveries, Counters counters, Log log) {}
