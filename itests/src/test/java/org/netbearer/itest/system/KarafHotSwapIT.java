package org.netbearer.itest.system;

import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.netbearer.itest.pax.InContainer;

@InContainer(KarafDistribution.class)
@DisabledForJreRange(
        minVersion = 24,
        disabledReason =
                "skipped, because Karaf 4.4 is not made for JDK 24 and later: its shell and mvn: URLs fail there")
final class KarafHotSwapIT extends HotSwap {}
