package org.netbearer.impl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.SessionSnapshot;
import org.netbearer.testkit.ConfigurationBuilder;
import org.netbearer.testkit.ManualTime;
import org.netbearer.testkit.SettableManager;

final class LeasedSessionsTest {
    private final SettableManager manager = new SettableManager();
    private final ManualTime time = new ManualTime();
    private final LeasedSessions leases = new LeasedSessions(manager, time::schedule);

    @BeforeEach
    void knowANetwork() {
        manager.publish(ConfigurationBuilder.ethernet("t:eth0", ConfigurationState.DISCOVERED)
                .on("eth0")
                .build());
    }

    @Test
    void endWithTheirLease() {
        long id = leases.open("t:eth0", 60);
        assertThat(manager.sessions())
                .extracting(SessionSnapshot::id, SessionSnapshot::owner, SessionSnapshot::open)
                .containsExactly(tuple(id, "jmx:anybody@local", true));
        time.advance(Duration.ofSeconds(59));
        assertThat(manager.sessions()).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(manager.sessions()).isEmpty();
        assertThat(time.timers()).isZero();
    }

    @Test
    void areProlongedByTheSameCall() {
        long id = leases.open("t:eth0", 60);
        time.advance(Duration.ofSeconds(50));
        assertThat(leases.open("t:eth0", 60)).isEqualTo(id);
        time.advance(Duration.ofSeconds(59));
        assertThat(manager.sessions()).hasSize(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(manager.sessions()).isEmpty();
    }

    @Test
    void areOpenedAgainByTheSameCallAfterALoss() {
        long id = leases.open("t:eth0", 60);
        manager.settableSessions().get(id).lose(new NetworkException(FailureReason.NO_CARRIER, "the cable was pulled"));
        assertThat(leases.open("t:eth0", 60)).isEqualTo(id);
        assertThat(manager.settableSessions().get(id).isOpen()).isTrue();
    }

    @Test
    void areClosedByTheirNumberAndNoOthersAre() {
        long id = leases.open("t:eth0", 60);
        leases.close(id);
        assertThat(manager.sessions()).isEmpty();
        assertThat(time.timers()).isZero();
        assertThatThrownBy(() -> leases.close(id)).hasMessage("no session 1 was opened by a management tool");
    }

    @Test
    void needAConfigurationAndATime() {
        assertThatThrownBy(() -> leases.open("t:none\u0007", 60))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no configuration \"t:none\\u{7}\"");
        assertThatThrownBy(() -> leases.open("t:eth0", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("leaseSeconds 0 is not from 1 to 86400");
        assertThat(manager.sessions()).isEmpty();
    }

    @Test
    void endWithTheBean() {
        leases.open("t:eth0", 60);
        leases.close();
        assertThat(manager.sessions()).isEmpty();
        assertThat(time.timers()).isZero();
    }
}
