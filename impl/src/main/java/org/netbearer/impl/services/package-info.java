/**
 * What the core publishes in the service registry: configurations as services, and conditions.
 *
 * <p>Registering a service runs its consumers on the registering thread. Each registration therefore has a task
 * of its own: a consumer that blocks in its activation stalls nobody else.
 */
@NullMarked
package org.netbearer.impl.services;

import org.jspecify.annotations.NullMarked;
