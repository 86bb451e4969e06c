/** Threads, time, and what the parts of the core run on. Knows nothing of networks. */
@NullMarked
package org.netbearer.impl.runtime;

import org.jspecify.annotations.NullMarked;
