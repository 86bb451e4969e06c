/** The MBean of the manager: its attributes are views of the current snapshot, its notifications come from a listener. */
@NullMarked
package org.netbearer.impl.jmx;

import org.jspecify.annotations.NullMarked;
