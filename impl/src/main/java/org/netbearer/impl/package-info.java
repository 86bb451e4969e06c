/** The core: one writer, one published snapshot, sessions, and what is published from them. */
@NullMarked
package org.netbearer.impl;

import org.jspecify.annotations.NullMarked;
