/** What Pax Exam calls inside the container. */
@NullMarked
package org.netbearer.itest.pax.inside;

import org.jspecify.annotations.NullMarked;
