package org.netbearer.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledForJreRange;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The features in a clean Karaf, as an operator has them: through ssh, in each role, coming and going. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisabledForJreRange(
        minVersion = 24,
        disabledReason = "skipped, because the shell of Karaf 4.4 needs Subject.getSubject, which JDK 24 took away")
final class KarafFeaturesIT {
    private static final String ALL = "netbearer netbearer-nm netbearer-wlanapi netbearer-corewlan netbearer-sockets"
            + " netbearer-connectivity netbearer-simulation netbearer-shell";

    @TempDir
    private static Path folder;

    private KarafProcess karaf;
    private List<String> clean = List.of();

    @BeforeAll
    void start() throws Exception {
        karaf = KarafProcess.start(folder);
        admin("feature:repo-add " + KarafProcess.uri("netbearer.features"));
        admin("feature:install -r scr eventadmin"); // they stay, as with any other user of it
        clean = karaf.bundles();
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (karaf != null) {
            karaf.stop();
        }
    }

    @AfterEach
    void leaveNothing() throws Exception {
        karaf.repeatUntil(() -> {
            String installed = admin("feature:list -r --no-format")
                    .lines()
                    .map(line -> line.split("\t", -1)[0].strip())
                    .filter(name -> name.startsWith("netbearer"))
                    .collect(Collectors.joining(" "));
            if (!installed.isEmpty()) {
                admin("feature:uninstall -r " + installed);
            }
            return karaf.bundles().equals(clean);
        });
        assertThat(karaf.bundles()).isEqualTo(clean);
        assertThat(karaf.traces()).isEmpty();
    }

    private String admin(String command) throws IOException {
        return karaf.run("admin", command);
    }

    private List<String> installed() throws IOException {
        var bundles = new ArrayList<>(karaf.bundles());
        bundles.removeAll(clean);
        return bundles;
    }

    @ParameterizedTest
    @CsvSource({
        "netbearer, org.netbearer.impl Active",
        "netbearer-nm, org.netbearer.bearer.nm Active",
        "netbearer-wlanapi, org.netbearer.bearer.wlanapi Waiting",
        "netbearer-corewlan, org.netbearer.bearer.corewlan Waiting",
        "netbearer-sockets, org.netbearer.socket.binding Active",
        "netbearer-connectivity, org.netbearer.connectivity Active",
        "netbearer-simulation, org.netbearer.bearer.simulation Active",
        "netbearer-shell, org.netbearer.gogo.commands Active",
    })
    void eachFeatureWorksAloneAndLeavesNothing(String feature, String state) throws Exception {
        admin("feature:install -r " + feature);
        karaf.awaitTrace("org.netbearer:type=NetworkConfigurationManager"); // the manager is there
        assertThat(installed()).contains(state, "org.netbearer.bearer.generic Active", "com.sun.jna Active");
        admin("feature:uninstall -r " + feature);
        assertThat(karaf.bundles()).isEqualTo(clean);
        assertThat(karaf.traces()).isEmpty();

        admin("feature:install -r " + feature);
        karaf.awaitTrace("org.netbearer:type=NetworkConfigurationManager");
        assertThat(installed()).as("after it was installed again").contains(state);
        assertThat(karaf.complaints()).isEmpty();
    }

    @Test
    void allOfThemWorkTogetherAndAfterARefresh() throws Exception {
        admin("feature:install -r " + ALL);
        assertThat(admin("bearer:bearers --all")).contains("generic", "nm", "wlanapi", "corewlan", "simulation");
        assertThat(admin("bundle:services org.netbearer.socket.binding")).contains("SocketBinder");

        admin("bundle:refresh org.netbearer.api");
        karaf.awaitAnswer("bearer:bearers --all", "generic");
        assertThat(admin("bearer:bearers --all")).contains("generic", "nm", "wlanapi", "corewlan", "simulation");
        assertThat(karaf.complaints()).isEmpty();
    }

    @Test
    void theyComeAlsoWhereTheShellRestartsMeanwhile() throws Exception {
        try {
            admin("feature:install " + ALL);
        } catch (IOException restarted) {
            assertThat(restarted).as("the shell that ran the command").isNotNull();
        }
        karaf.repeatUntil(() -> installed().contains("org.netbearer.gogo.commands Active"));
        karaf.awaitAnswer("bearer:bearers", "generic");
    }

    @Test
    void aBearerThatIsNotForThisMachineSaysWhyInWords() throws Exception {
        admin("feature:install -r netbearer-shell netbearer-corewlan netbearer-wlanapi");
        assertThat(admin("bundle:diag org.netbearer.bearer.corewlan"))
                .contains("missing references: macOS-with-CoreWLAN");
        assertThat(admin("bearer:bearers --all"))
                .contains("CoreWLAN is a part of macOS.", "Native Wifi is a part of Windows.");
    }

    @Test
    void aServiceNetworkIsCalledByTheAliasOfItsConfiguration() throws Exception {
        admin("feature:install -r netbearer-shell");
        admin("config:edit --factory --alias uplink org.netbearer.service.network;"
                + " config:property-set members '(netbearer.bearer.type=*)'; config:update");
        try {
            karaf.awaitAnswer("bearer:list --all", "netbearer:uplink");
            assertThat(karaf.complaints()).isEmpty();
        } finally {
            Files.delete(karaf.etc().resolve("org.netbearer.service.network-uplink.cfg"));
        }
    }

    @Nested
    class Roles {
        @BeforeEach
        void install() throws IOException {
            admin("feature:install -r netbearer-shell netbearer-simulation");
            admin("simulation:play trouble; simulation:halt");
        }

        @ParameterizedTest
        @ValueSource(strings = {"viewer", "manager", "admin"})
        void everybodyReads(String user) throws Exception {
            assertThat(karaf.run(user, "bearer:list")).contains("IDENTIFIER", "simulation:");
            assertThat(karaf.run(user, "bearer:why")).contains("bearer");
            assertThat(karaf.run(user, "bearer:help open")).contains("usage: bearer:open");
            assertThat(karaf.run(user, "bearer:list | grep IDENTIFIER")).contains("IDENTIFIER");
        }

        @ParameterizedTest
        @CsvSource({
            "viewer, bearer:update",
            "viewer, bearer:open x",
            "viewer, bearer:close 1",
            "viewer, bearer:stop x",
            "viewer, bearer:checkpoint 10",
            "viewer, simulation:off",
            "manager, simulation:off",
            "manager, bearer:diagnose",
            "manager, bearer:report",
        })
        void whoMayNotDoesNotEvenSeeTheCommand(String user, String command) throws Exception {
            assertThat(karaf.run(user, command)).contains("Command not found");
        }

        @ParameterizedTest
        @CsvSource({
            "manager, bearer:check, completed",
            "manager, bearer:stop nobody, no configuration nobody",
            "manager, bearer:checkpoint 0, ",
            "admin, simulation:scene, health",
            "admin, bearer:diagnose generic, netbearer generic",
        })
        void whoMayIsAnswered(String user, String command, String answer) throws Exception {
            assertThat(karaf.run(user, command))
                    .isNotBlank()
                    .doesNotContain("Command not found")
                    .contains(answer == null ? "" : answer);
        }
    }

    @Test
    void whatAnOperatorWroteIntoAnAccessControlListSurvivesAReinstallation() throws Exception {
        admin("feature:install -r netbearer-shell");
        Path list = karaf.etc().resolve("org.apache.karaf.command.acl.bearer.cfg");
        String usual = Files.readString(list);
        try {
            Files.writeString(list, usual.replaceFirst("(?m)^update *= *manager$", "update = admin"));
            karaf.awaitAnswer("config:list '(service.pid=org.apache.karaf.command.acl.bearer)'", "update = admin");
            admin("feature:uninstall -r netbearer-shell");
            admin("feature:install -r netbearer-shell");
            assertThat(list).content().containsPattern("(?m)^update *= *admin$");
            assertThat(karaf.run("manager", "bearer:update")).contains("Command not found");
            assertThat(admin("bearer:update")).contains("completed");
        } finally {
            Files.writeString(list, usual);
            karaf.awaitAnswer("config:list '(service.pid=org.apache.karaf.command.acl.bearer)'", "update = manager");
        }
    }
}
