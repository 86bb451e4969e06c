/** CoreWLAN through JNA and the Objective-C runtime; nothing outside this package sees either. */
@NullMarked
package org.netbearer.bearer.corewlan.objc;

import org.jspecify.annotations.NullMarked;
