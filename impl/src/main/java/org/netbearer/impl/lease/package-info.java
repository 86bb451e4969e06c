/**
 * Who holds which configuration, among all processes that share a folder: lock files say who lives, records say what was
 * started. Nothing here knows of bearers, sessions or OSGi.
 */
@NullMarked
package org.netbearer.impl.lease;

import org.jspecify.annotations.NullMarked;
