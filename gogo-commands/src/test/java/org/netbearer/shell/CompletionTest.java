package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netbearer.testkit.SettableManager;

class CompletionTest {
    private final SettableManager manager = new SettableManager();

    @BeforeEach
    void knowTheOffice() {
        manager.publish(Samples.office());
    }

    private Set<String> complete(String... words) {
        return new Completion(manager).candidates(List.of(words)).keySet();
    }

    @Test
    void offersCommandsWithAndWithoutTheirScope() {
        assertThat(complete("bearer:li")).containsExactly("bearer:list");
        assertThat(complete("se")).containsExactly("sessions");
    }

    @Test
    void saysWhatACommandDoes() {
        assertThat(new Completion(manager).candidates(List.of("bearer:li")))
                .containsValue(BearerCommands.LIST.description());
    }

    @Test
    void offersOptionsThatAreNotGivenYet() {
        assertThat(complete("bearer:list", "--")).contains("--state", "--fields", "--help");
        assertThat(complete("bearer:list", "-s", "active", "--")).doesNotContain("--state");
        assertThat(complete("list", "--st")).containsExactly("--state");
    }

    @Test
    void offersTheValuesOfAnOption() {
        assertThat(complete("bearer:list", "--state", "a")).containsExactly("active");
        assertThat(complete("bearer:list", "--state=d"))
                .containsExactlyInAnyOrder("--state=defined", "--state=discovered");
        assertThat(complete("bearer:list", "--state", "active,un")).containsExactly("active,undefined");
        assertThat(complete("bearer:list", "--type", "wl")).containsExactly("wlan");
        assertThat(complete("bearer:list", "--fields", "link.na"))
                .containsExactlyInAnyOrder("link.name", "link.nameServers");
        assertThat(complete("bearer:open", "--need", "unm")).containsExactly("unmetered");
        assertThat(complete("bearer:update", "--timeout", "")).isEmpty();
    }

    @Test
    void offersConfigurationsByIdentifierNameAndInterface() {
        assertThat(complete("bearer:show", "gen")).containsExactly("generic:eth0");
        assertThat(complete("bearer:show", "ETH")).containsExactly("eth0");
        assertThat(complete("bearer:show", "wl")).containsExactly("wlan0");
        assertThat(complete("bearer:open", "user")).containsExactly("user-choice");
    }

    @Test
    void offersNothingForWhatItDoesNotKnow() {
        assertThat(complete("echo", "a")).isEmpty();
        assertThat(complete("bearer:online", "a")).isEmpty();
    }
}
