/** Change events and traffic of Windows: the only classes of this bundle that know JNA. */
@NullMarked
package org.netbearer.bearer.generic.iphlpapi;

import org.jspecify.annotations.NullMarked;
