/** A user's bundle that does with sessions what it is told by commands; a test installs it as often as it wants owners. */
@NullMarked
package org.netbearer.itest.client;

import org.jspecify.annotations.NullMarked;
