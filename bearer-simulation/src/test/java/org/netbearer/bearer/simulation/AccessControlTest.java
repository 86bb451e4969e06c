package org.netbearer.bearer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.junit.jupiter.api.Test;

/** Holds the access control list that the Karaf feature brings against the commands there are. */
final class AccessControlTest {
    private static final Path FEATURES = Path.of("..", "features", "src", "main", "feature", "feature.xml");
    private static final Pattern LIST =
            Pattern.compile("(?s)<config name=\"org\\.apache\\.karaf\\.command\\.acl\\.simulation\">(.*?)</config>");

    @Test
    void everyCommandIsTheAdministrators() throws IOException {
        Matcher list = LIST.matcher(Files.readString(FEATURES));
        assertThat(list.find()).isTrue();
        var roles = new Properties();
        roles.load(new StringReader(list.group(1)));
        var commands = Stream.of(SimulationCommands.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Descriptor.class))
                .map(Method::getName)
                .collect(Collectors.toSet());

        assertThat(commands).isNotEmpty();
        assertThat(roles.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(commands);
        assertThat(roles.values()).containsOnly("admin");
    }
}
