/** What the bearer needs of an operating system, as interfaces and plain records; each package that asks one implements them. */
@NullMarked
package org.netbearer.bearer.generic.port;

import org.jspecify.annotations.NullMarked;
