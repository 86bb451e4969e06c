package org.netbearer.impl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.testkit.ConfigurationBuilder.ethernet;
import static org.netbearer.testkit.ConfigurationBuilder.wlan;

import java.time.Duration;
import java.util.Set;
import javax.management.JMX;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerType;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkCounters;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkRequirement;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.SessionStatistics;
import org.netbearer.jmx.NetworkConfigurationManagerMXBean;
import org.netbearer.testkit.SettableSession;

final class SessionsAttributeTest {
    private final ManagedManager managed = new ManagedManager();

    @BeforeEach
    void knowNetworks() {
        managed.manager.publish(
                ethernet("nm:wired", ACTIVE).build(),
                wlan("nm:cafe", DISCOVERED).build());
    }

    @AfterEach
    void close() {
        managed.close();
    }

    private SettableSession session(String identifier) {
        var handle = managed.manager.configurationFromIdentifier(identifier);
        return managed.manager
                .settableSessions()
                .create("org.example.gateway", SessionRequest.on(handle).label("\u001btelemetry"));
    }

    private CompositeData shown(long id) throws Exception {
        var row = ((TabularData) managed.get("Sessions")).get(new Object[] {id});
        return row == null ? null : (CompositeData) row.get("value");
    }

    @Test
    void tellsWhoHoldsWhatSinceWhen() throws Exception {
        var session = session("nm:cafe");
        session.open();
        session.measure(SessionStatistics.builder()
                .activeTime(Duration.ofMillis(7900))
                .session(new LinkCounters(15, 6, 2, 1))
                .build());
        long opened = session.snapshot().openedAt().orElseThrow().toEpochMilli();

        assertThat(shown(1).getAll(new String[] {
                    "id",
                    "owner",
                    "label",
                    "target",
                    "activeIdentifier",
                    "state",
                    "stateValue",
                    "open",
                    "openedAt",
                    "activeSeconds",
                    "receivedBytes",
                    "sentBytes",
                    "startedHere",
                    "error",
                    "errorValue",
                    "failure"
                }))
                .containsExactly(
                        1L,
                        "org.example.gateway",
                        "\\u{1b}telemetry",
                        "nm:cafe",
                        "nm:cafe",
                        "CONNECTED",
                        3,
                        true,
                        opened,
                        7L,
                        15L,
                        6L,
                        true,
                        "NO_ERROR",
                        0,
                        "");
    }

    @Test
    void countsOnlyWhatIsOpen() throws Exception {
        session("nm:wired").open();
        managed.manager.settableSessions().holdOpenings();
        session("nm:cafe").open();
        session("nm:wired");

        assertThat(managed.get("OpenSessionCount")).isEqualTo(1);
        assertThat(((TabularData) managed.get("Sessions")).keySet())
                .extracting(Object::toString)
                .containsExactly("[1]", "[2]");
        assertThat(shown(2).getAll(new String[] {"state", "open", "openedAt", "receivedBytes"}))
                .containsExactly("CONNECTING", false, 0L, -1L);
    }

    @Test
    void tellsWhatWentWrongLast() throws Exception {
        var session = session("nm:cafe");
        session.open();
        session.lose(new NetworkException(FailureReason.DISPLACED, "NEW_ACTIVATION (60)", "taken over"));
        managed.manager.settableSessions().holdOpenings();
        session.open();

        assertThat(shown(1).getAll(new String[] {"error", "errorValue", "failure"}))
                .containsExactly("SESSION_ABORTED", 2, "taken over [NEW_ACTIVATION (60)]");
    }

    @Test
    void showsARequirementAsText() throws Exception {
        var wired = NetworkRequirement.builder()
                .bearerTypes(Set.of(BearerType.ETHERNET))
                .build();
        managed.manager.createSession(SessionRequest.meeting(wired)).open();

        assertThat(shown(1).getAll(new String[] {"target", "activeIdentifier"}))
                .containsExactly("Ethernet", "nm:wired");
    }

    @Test
    void forgetsWhatIsClosed() throws Exception {
        var session = session("nm:cafe");
        session.open();
        session.close();

        assertThat(managed.get("OpenSessionCount")).isEqualTo(0);
        assertThat(shown(1)).isNull();
    }

    @Test
    void canBeReadThroughAProxyOfTheInterface() {
        session("nm:wired").open();
        var proxy = JMX.newMXBeanProxy(managed.server, managed.name, NetworkConfigurationManagerMXBean.class);

        assertThat(proxy.getSessions())
                .containsOnlyKeys(1L)
                .containsEntry(1L, Views.of(managed.manager.sessions().get(0)));
    }
}
