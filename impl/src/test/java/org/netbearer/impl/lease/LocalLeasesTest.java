package org.netbearer.impl.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LocalLeasesTest extends LeasesContract {
    @Override
    Leases leases(LeaseListener listener) {
        return new LocalLeases("a test", listener);
    }

    @Test
    void saysWhyItIsNotShared() {
        assertThat(new LocalLeases("a test", new RecordingLeaseListener()).status())
                .isEqualTo(LeaseStatus.notShared("a test"));
    }
}
