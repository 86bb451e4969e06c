/**
 * What the Linux kernel answers over rtnetlink: links, addresses, the way that a packet would take, and that something changed.
 *
 * <p>In three layers: {@code Libc} and {@code NetlinkSocket} (system calls, through JNA), messages as plain records read from
 * bytes, and readers that make link reports of them. Numbers are those of the kernel's {@code linux/netlink.h},
 * {@code linux/rtnetlink.h}, {@code linux/if_link.h} and {@code linux/if_addr.h}.
 */
@NullMarked
package org.netbearer.bearer.generic.netlink;

import org.jspecify.annotations.NullMarked;
