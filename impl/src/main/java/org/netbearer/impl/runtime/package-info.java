/** Threads, timers, the log, counters, and the one way of calling code that is not ours. Knows nothing of networks. */
@NullMarked
package org.netbearer.impl.runtime;

import org.jspecify.annotations.NullMarked;
