/** What is measured, and against what. */
@NullMarked
package org.netbearer.benchmark;

import org.jspecify.annotations.NullMarked;
