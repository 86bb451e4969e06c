/** SystemConfiguration and CoreFoundation through JNA; nothing outside this package sees either. */
@NullMarked
package org.netbearer.bearer.corewlan.sc;

import org.jspecify.annotations.NullMarked;
