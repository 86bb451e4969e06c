/** Judges over HTTP how far traffic gets, per interface where sockets can be bound to one; sends nothing unless it is configured. */
@NullMarked
package org.netbearer.connectivity;

import org.jspecify.annotations.NullMarked;
