/** What the core posts to the Event Admin, if there is one. */
@NullMarked
package org.netbearer.impl.events;

import org.jspecify.annotations.NullMarked;
