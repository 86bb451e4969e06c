package org.netbearer.bearer.generic.netlink;

import org.netbearer.api.DefaultRoute;

/**
 * A link that leads out.
 *
 * @param index its index
 * @param route the way
 */
record Exit(int index, DefaultRoute route) {}
