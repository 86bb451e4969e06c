package org.netbearer.impl.lease;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Somebody who wants to hold a configuration. */
record LeaseRequest(String configuration, Supplier<Activation> now, CompletableFuture<Lease> stage) {}
