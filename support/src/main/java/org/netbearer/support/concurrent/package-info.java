/** Tasks that follow requests, one run at a time. Copied privately into each bundle that uses it. */
@NullMarked
package org.netbearer.support.concurrent;

import org.jspecify.annotations.NullMarked;
