/**
 * The state, confined to one thread: the latest report of each bearer, the snapshot made of them, the handles and updates.
 */
@NullMarked
package org.netbearer.impl.model;

import org.jspecify.annotations.NullMarked;
