/** The bearer for the Linux daemon NetworkManager. */
@NullMarked
package org.netbearer.bearer.nm;

import org.jspecify.annotations.NullMarked;
