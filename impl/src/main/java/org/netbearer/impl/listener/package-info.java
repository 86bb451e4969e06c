/** From a published snapshot to the listeners: one mailbox each. */
@NullMarked
package org.netbearer.impl.listener;

import org.jspecify.annotations.NullMarked;
