package org.netbearer.impl.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.netbearer.impl.diagnostics.Counters;
import org.netbearer.testkit.SettableManager;

final class RegistrationTest {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    private ManagementComponent component(String framework, Map<String, ?> properties) {
        return new ManagementComponent(server, properties, framework, new SettableManager(), new Counters());
    }

    private boolean isThere(String keys) throws Exception {
        return server.isRegistered(new ObjectName("org.netbearer:type=NetworkConfigurationManager" + keys));
    }

    @Test
    void hasAPlainNameThatIsTheSameAtEachStart() throws Exception {
        component("one", Map.of()).activate();

        assertThat(isThere("")).isTrue();
    }

    @Test
    void hasTheInstanceThatIsSet() throws Exception {
        component("one", Map.of("instance", "gateway-7")).activate();

        assertThat(isThere(",instance=gateway-7")).isTrue();
        assertThat(isThere("")).isFalse();
    }

    @Test
    void isNamedAfterItsFrameworkWhereThePlainNameIsTakenAndNeverTakesThatOver() throws Exception {
        var one = component("one", Map.of());
        var other = component("other", Map.of());
        one.activate();
        other.activate();
        one.deactivate();

        assertThat(isThere("")).isFalse();
        assertThat(isThere(",instance=other")).isTrue();
    }

    @Test
    void leavesAnMBeanAloneThatHasItsName() throws Exception {
        var first = component("one", Map.of("instance", "same"));
        var second = component("two", Map.of("instance", "same"));
        first.activate();
        second.activate();
        second.deactivate();

        assertThat(isThere(",instance=same")).isTrue();
    }

    @Test
    void leavesNothingBehind() {
        var managed = new ManagedManager();
        assertThat(managed.server.isRegistered(managed.name)).isTrue();

        managed.close();

        assertThat(managed.server.isRegistered(managed.name)).isFalse();
    }

    @Test
    void isHarmlessWhenSomebodyElseTookTheMBeanAway() throws Exception {
        var managed = new ManagedManager();
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(managed.name);

        managed.close();

        assertThat(managed.server.isRegistered(managed.name)).isFalse();
    }

    @Test
    void aFrameworkIsCalledAsKarafIsElseAfterItsStorageElseByItsIdentity() {
        var all = Map.of(
                "karaf.name", "root",
                "org.osgi.framework.storage", "/var/lib/netbearer/storage",
                "org.osgi.framework.uuid", "1-2");
        assertThat(ManagementNames.ofFramework(all::get)).isEqualTo("root");
        assertThat(ManagementNames.ofFramework(Map.of("org.osgi.framework.storage", "/var/lib/netbearer/storage")::get))
                .isEqualTo("netbearer/storage");
        assertThat(ManagementNames.ofFramework(Map.of("org.osgi.framework.uuid", "1-2")::get))
                .isEqualTo("1-2");
        assertThat(ManagementNames.ofFramework(nothing -> null)).isEqualTo("other");
    }

    @Test
    void quotesAnInstanceThatIsNoPlainText() {
        assertThat(ManagementNames.ofInstance("a,b=*"))
                .hasToString("org.netbearer:type=NetworkConfigurationManager,instance=\"a,b=\\*\"");
    }
}
