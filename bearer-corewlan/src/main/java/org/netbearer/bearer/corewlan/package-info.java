/** The bearer for macOS CoreWLAN. */
@NullMarked
package org.netbearer.bearer.corewlan;

import org.jspecify.annotations.NullMarked;
