package org.netbearer.itest.system;

import org.netbearer.itest.pax.InContainer;

@InContainer(KarafDistribution.class)
final class KarafHotSwapIT extends HotSwap {}
