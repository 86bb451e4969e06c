/** What the bearer asks of macOS, in plain values; how it is asked is for {@code objc} and {@code sc}. */
@NullMarked
package org.netbearer.bearer.corewlan.port;

import org.jspecify.annotations.NullMarked;
