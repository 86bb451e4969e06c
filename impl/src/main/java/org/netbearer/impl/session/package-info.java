/** Sessions: who uses which configuration, what was brought up for them, and where they move. */
@NullMarked
package org.netbearer.impl.session;

import org.jspecify.annotations.NullMarked;
