/** Change events and traffic of Windows, through JNA. */
@NullMarked
package org.netbearer.bearer.generic.iphlpapi;

import org.jspecify.annotations.NullMarked;
