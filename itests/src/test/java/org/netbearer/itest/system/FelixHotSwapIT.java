package org.netbearer.itest.system;

import org.netbearer.itest.pax.InContainer;

@InContainer(FelixDistribution.class)
final class FelixHotSwapIT extends HotSwap {}
