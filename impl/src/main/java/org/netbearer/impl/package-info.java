/** The wiring of the core: what Declarative Services starts, and how the packages below work together. */
@NullMarked
package org.netbearer.impl;

import org.jspecify.annotations.NullMarked;
