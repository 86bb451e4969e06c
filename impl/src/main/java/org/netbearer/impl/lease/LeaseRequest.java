package org.netbearer.impl.lease;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.netbearer.impl.model.ObservedActivation;

/** Somebody who wants to hold a configuration. */
record LeaseRequest(String configuration, Supplier<ObservedActivation> now, CompletableFuture<Lease> stage) {}
