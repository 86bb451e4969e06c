package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the access control list that the Karaf feature brings against the commands there are. */
final class AccessControlTest {
    private static final Path FEATURES = Path.of("..", "features", "src", "main", "feature", "feature.xml");
    private static final Pattern BEARER_LIST = Pattern.compile(
            "<config name=\"org\\.apache\\.karaf\\.command\\.acl\\.bearer\">(.*?)</config>", Pattern.DOTALL);

    private final Properties roles = roles();

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

    private static Properties roles() {
        try {
            Matcher list = BEARER_LIST.matcher(Files.readString(FEATURES));
            assertThat(list.find())
                    .as("a list for the scope bearer in " + FEATURES)
                    .isTrue();
            var roles = new Properties();
            roles.load(new StringReader(list.group(1)));
            return roles;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
