/** What happens to the networks and their sessions, as lines of the log. */
@NullMarked
package org.netbearer.impl.eventlog;

import org.jspecify.annotations.NullMarked;
