package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.netbearer.jmx.NetworkConfigurationManagerMXBean;

/** Holds the access control lists that the Karaf features bring against the commands and operations there are. */
final class AccessControlTest {
    private static final Path FEATURES = Path.of("..", "features", "src", "main", "feature", "feature.xml");
    private final Properties roles = roles("org.apache.karaf.command.acl.bearer");

    @Test
    void everyCommandHasARoleAndNoRoleIsForACommandThatIsNotThere() {
        Set<String> commands = Commands.ALL.stream().map(Usage::name).collect(Collectors.toSet());

        assertThat(roles.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void aViewerReadsAManagerChangesAndAnAdministratorDiagnoses() {
        assertThat(roles)
                .containsEntry("list", "viewer")
                .containsEntry("why", "viewer")
                .containsEntry("open", "manager")
                .containsEntry("stop", "manager")
                .containsEntry("checkpoint", "manager")
                .containsEntry("diagnose", "admin");
        assertThat(roles.values()).isSubsetOf("viewer", "manager", "admin");
    }

    @Test
    void everyOperationOfTheMBeanHasARole() {
        Properties management = roles("jmx.acl.org.netbearer");
        Set<String> operations = Stream.of(NetworkConfigurationManagerMXBean.class.getMethods())
                .map(Method::getName)
                .filter(name -> !name.matches("(get|is)[A-Z].*"))
                .collect(Collectors.toSet());

        assertThat(operations).contains("updateConfigurations", "configuration");
        operations.addAll(Set.of("get*", "is*"));
        assertThat(management.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(operations);
        assertThat(management).containsEntry("get*", "viewer").containsEntry("updateConfigurations", "manager");
    }

    private static Properties roles(String name) {
        try {
            Matcher list = Pattern.compile("(?s)<config name=\"" + Pattern.quote(name) + "\">(.*?)</config>")
                    .matcher(Files.readString(FEATURES));
            assertThat(list.find()).as("a list " + name + " in " + FEATURES).isTrue();
            var roles = new Properties();
            roles.load(new StringReader(list.group(1)));
            return roles;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
