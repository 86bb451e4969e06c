/** The routing of macOS, asked through a routing socket; the only classes that know it. */
@NullMarked
package org.netbearer.bearer.generic.darwin;

import org.jspecify.annotations.NullMarked;
