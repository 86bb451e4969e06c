/** The bearer for any machine: the interfaces that the JDK and, on Linux, the kernel show. */
@NullMarked
package org.netbearer.bearer.generic;

import org.jspecify.annotations.NullMarked;
