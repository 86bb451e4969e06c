package org.netbearer.impl.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LeasesOfOneProcessTest extends LeasesContract {
    @Override
    Leases leases(LeaseListener listener) {
        return SharedLeases.ofThisProcess("a test", listener);
    }

    @Test
    void saysWhyItIsNotShared() {
        assertThat(SharedLeases.ofThisProcess("a test", new RecordingLeaseListener())
                        .status())
                .isEqualTo(LeaseStatus.notShared("a test"));
    }
}
