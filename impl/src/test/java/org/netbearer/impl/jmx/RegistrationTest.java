package org.netbearer.impl.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import org.junit.jupiter.api.Test;
import org.netbearer.impl.runtime.Counters;
import org.netbearer.testkit.SettableManager;

final class RegistrationTest {

    private static ManagementComponent component(MBeanServer server, String framework) {
        return new ManagementComponent(
                server, ManagementComponent.name(framework), new SettableManager(), new Counters());
    }

    @Test
    void leavesNothingBehind() throws Exception {
        var managed = new ManagedManager();
        assertThat(managed.server.isRegistered(managed.name)).isTrue();

        managed.close();

        assertThat(managed.server.isRegistered(managed.name)).isFalse();
    }

    @Test
    void letsTwoFrameworksLiveInOneProcess() {
        var server = MBeanServerFactory.newMBeanServer();
        var one = component(server, "aaaaaaaa-1111");
        var other = component(server, "bbbbbbbb-2222");

        one.activate();
        other.activate();
        one.deactivate();

        assertThat(server.isRegistered(ManagementComponent.name("aaaaaaaa-1111")))
                .isFalse();
        assertThat(server.isRegistered(ManagementComponent.name("bbbbbbbb-2222")))
                .isTrue();
    }

    @Test
    void leavesAnMBeanAloneThatHasItsName() {
        var server = MBeanServerFactory.newMBeanServer();
        var first = component(server, "same");
        var second = component(server, "same");
        first.activate();

        second.activate();
        second.deactivate();

        assertThat(server.isRegistered(ManagementComponent.name("same"))).isTrue();
    }

    @Test
    void isHarmlessWhenSomebodyElseTookTheMBeanAway() throws Exception {
        var managed = new ManagedManager();
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(managed.name);

        managed.close();

        assertThat(managed.server.isRegistered(managed.name)).isFalse();
    }

    @Test
    void quotesAFrameworkIdentityThatIsNoPlainText() {
        assertThat(ManagementComponent.name("a,b=*"))
                .hasToString("org.netbearer:type=NetworkConfigurationManager,framework=\"a,b=\\*\"");
    }
}
