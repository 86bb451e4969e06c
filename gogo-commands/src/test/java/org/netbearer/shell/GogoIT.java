package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundle in a real framework, called by the real Gogo. */
class GogoIT {
    @TempDir
    static Path folder;

    private static GogoFramework framework;

    @BeforeAll
    static void start() throws Exception {
        framework = new GogoFramework(folder.resolve("storage"));
        framework.addProbe();
    }

    @AfterAll
    static void stop() throws Exception {
        framework.stop();
    }

    private static String run(String line) throws InterruptedException {
        return framework.run(line);
    }

    @Nested
    class Values {
        @ParameterizedTest
        @CsvSource({
            "bearer:list, list.txt",
            "bearer:list --json, list.json",
            "bearer:list -j, list.json",
            "bearer:list --terse, list.terse",
            "bearer:list --multiline, list.multiline",
            "'bearer:list --get name,link.addresses.address,wlan.ssid.hex', list-chosen.terse",
            "'bearer:list --fields name,STATE,link.name', list-chosen.txt",
            "bearer:show \"nm:wlan0/e5a*\" --multiline --fields all, show-all.multiline",
            "bearer:show eth0, show-ethernet.txt",
            "bearer:show --json generic:eth0, show-ethernet.json",
            "bearer:show 'Café ☕', show-wlan.txt",
            "bearer:primary, primary.txt",
            "bearer:primary --json, primary.json",
            "bearer:online, online.txt",
            "bearer:online --json, online.json",
            "bearer:capabilities, capabilities.txt",
            "bearer:capabilities --json, capabilities.json",
            "bearer:bearers, bearers.txt",
            "bearer:bearers --json, bearers.json",
        })
        void printAsTheFilesSay(String line, String file) throws Exception {
            Golden.check(file, run(line));
        }

        @Test
        void canBeUsedByScripts() throws Exception {
            assertThat(run("(bearer:list wlan0) size")).isEqualTo("3");
            assertThat(run("((bearer:list eth0) get 0) identifier")).isEqualTo("generic:eth0");
            assertThat(run("bearer:show ((bearer:list eth0) get 0) --get name")).isEqualTo("eth0");
            assertThat(run("each (bearer:list --state active) { $it name }")).contains("eth0", "Café ☕");
        }

        @Test
        void giveTheirIdentifiers() throws Exception {
            assertThat(run("(bearer:list --state active) identifiers"))
                    .isEqualTo("generic:eth0\n" + Samples.CAFE + "\n");
        }

        @Test
        void arePipedAsText() throws Exception {
            assertThat(run("bearer:list | grep generic")).contains("Ethernet").doesNotContain("WLAN");
        }

        @Test
        void arePrintedWhereKarafWouldDropThem() throws Exception {
            String lines = "echo $(bearer:primary --get name); bearer:primary --get name; bearer:help list";

            assertThat(run("'.session' = karaf; " + lines))
                    .containsSubsequence("eth0", "eth0", "bearer:list: lists")
                    .doesNotContain("null");
        }

        @Test
        void areWrittenToTheFileThatTheyAreRedirectedTo() throws Exception {
            Path file = folder.resolve("list.json");
            assertThat(run("bearer:list --json > " + file)).isEmpty();
            Golden.check("list.json", Files.readString(file).stripTrailing());
        }
    }

    @Nested
    class Filters {
        @ParameterizedTest
        @CsvSource({
            "--state active, 2",
            "--state discovered, 3",
            "--state undefined, 1",
            "'--state undefined,defined', 0",
            "-s ACTIVE -b wlan, 1",
            "--state=active --type wlan, 1",
            "--type Ethernet, 1",
            "--type service-network, 1",
            "--bearer-type Ethernet, 1",
            "eth, 1",
            "generic:*, 1",
            "'\"generic:*\"', 1",
            "corporate eth0, 2",
            "null, 0",
            "17, 0",
        })
        void chooseWhatToList(String words, int expected) throws Exception {
            assertThat(run("gogo.option.noglob = true; (bearer:list " + words + ") size"))
                    .endsWith(String.valueOf(expected));
        }
    }

    @Nested
    class Mistakes {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "bearer:show eht0 | no configuration eht0; near: eth0",
                    "bearer:show wlan0 | 3 configurations are on wlan0: nm:",
                    "bearer:show | bearer:show: ID is missing; usage: bearer:show [OPTION]... ID",
                    "bearer:show a b | bearer:show: too many words; usage: bearer:show [OPTION]... ID",
                    "bearer:show --jsno eth0 | bearer:show: no option --jsno; near: --json",
                    "bearer:list --stat active | bearer:list: no option --stat; near: --state",
                    "bearer:list --state | bearer:list: --state needs a value",
                    "bearer:list --json=yes | bearer:list: --json takes no value",
                    "bearer:list --state actve | --state: not actve, but one of undefined, defined, discovered, active",
                    "bearer:list --json --json | bearer:list: --json is given twice",
                    "bearer:online now | bearer:online: too many words; usage: bearer:online [OPTION]...",
                    "bearer:primary -x | bearer:primary: no option -x; see bearer:primary --help",
                    "bearer:update --timeout soon | --timeout: a time such as 30, 1.5s, 500ms, 2m or 1h, from 1 ms to a year, not soon",
                    "bearer:update --timeout -1 | --timeout: a time such as 30, 1.5s, 500ms, 2m or 1h, from 1 ms to a year, not -1",
                    "bearer:check --timeout 1e-999999999 | --timeout: a time such as 30, 1.5s, 500ms, 2m or 1h, from 1 ms to a year, not 1e-999999999",
                    "bearer:check --timeout 1e999999999 | --timeout: a time such as 30, 1.5s, 500ms, 2m or 1h, from 1 ms to a year, not",
                    "bearer:monitor --count 0 | --count: a whole number more than zero, not 0",
                    "bearer:primary eth0 | bearer:primary: too many words; usage: bearer:primary [OPTION]...",
                    "nosuch | Command not found: nosuch",
                    "nosuch --json | Command not found: nosuch",
                    "bearer:open nosuch | no configuration nosuch",
                    "bearer:open | bearer:open: TARGET or --need is missing; usage: bearer:open [OPTION]... [TARGET]",
                    "bearer:open a b | bearer:open: too many words; usage: bearer:open",
                    "bearer:open eth0 --need wlan | bearer:open: TARGET or --need, not both",
                    "bearer:open --need fast | --need: not fast, but unmetered; portal, limited, full; ethernet, wlan,",
                    "bearer:open eth0 --timeout never | --timeout: a time such as 30, 1.5s, 500ms, 2m or 1h, from 1 ms to a year, not never",
                    "bearer:open --replase eth0 | bearer:open: no option --replase; near: --replace",
                    "bearer:open nm:wlan0/e5 | cannot open 客用 on wlan0 (nm:wlan0/e5aea2e7949f/open): it cannot be used now (not available)",
                    "bearer:open --rollback-after 60s eth0 | no bearer here can roll back: ",
                    "bearer:close | the shell has no session; see bearer:sessions",
                    "bearer:list --json --terse | --json or --terse, not both",
                    "bearer:list --fields nmae | no field nmae; near: name",
                    "bearer:list --color blue | --color: auto, yes or no, not blue",
                    "bearer:close eth0 | no session eth0; a number as in bearer:sessions",
                    "bearer:close 4711 | no session 4711; see bearer:sessions",
                    "bearer:stats 4711 | no session 4711; see bearer:sessions",
                    "bearer:stop 4711 | no session 4711; see bearer:sessions",
                    "bearer:stop eht0 | no configuration eht0; near: eth0",
                    "bearer:checkpoint soon | TIME: a time such as 30",
                    "bearer:checkpoint 60s | no bearer here can roll back: that takes a running NetworkManager",
                    "bearer:confirm | there is no checkpoint; bearer:checkpoint makes one",
                    "bearer:rollback now | bearer:rollback: too many words; usage: bearer:rollback [OPTION]...",
                    "bearer:show null | no configuration null",
                    "bearer:show \"\\u001b[2J\" | no configuration \\u{1b}[2J",
                })
        void areSaidInOneLine(String line, String message) throws Exception {
            assertThat(run(line.replace("\\u001b", "\033")))
                    .startsWith("FAILED " + message)
                    .doesNotContain("\n");
        }
    }

    @Nested
    class Help {
        static Stream<Usage> commands() {
            return Commands.ALL.stream();
        }

        @ParameterizedTest
        @MethodSource("commands")
        void isShownByTheCommand(Usage usage) throws Exception {
            assertThat(run(usage.command() + " --help")).isEqualTo(usage.help()).contains("usage: " + usage.command());
            assertThat(run("bearer:help " + usage.name())).isEqualTo(usage.help());
        }

        @Test
        void listsAllCommandsByTopic() throws Exception {
            Golden.check("help.txt", run("bearer:help").replaceAll("(?m)^(gogo|felix|probe|osgi|scr): .*\\n", ""));
        }

        @Test
        void suggestsTheCommandThatWasMeant() throws Exception {
            assertThat(run("bearer:help lsit")).startsWith("FAILED no command lsit; near: list");
        }

        @Test
        void namesEveryParameter() throws Exception {
            Golden.check("help-list-own.txt", run("bearer:list --help"));
            Golden.check("help-monitor-own.txt", run("bearer:monitor --help"));
            Golden.check("help-open-own.txt", run("bearer:open --help"));
        }
    }

    @Nested
    class Live {
        @Test
        void updateReportsEachBearer() throws Exception {
            assertThat(run("bearer:update --timeout 5"))
                    .startsWith(
                            "BEARER  OUTCOME  REASON\nnm      recent   looked a moment ago\n5 configurations, after ");
            assertThat(run("bearer:update --json")).startsWith("{\n  \"ticket\": ");
        }

        @Test
        void checkReportsEachBearer() throws Exception {
            assertThat(run("bearer:check")).contains("nm      recent", "connectivity full (nm, since ");
        }

        @Test
        void monitorPrintsEachChange() throws Exception {
            Golden.check("monitor.txt", run("bearer:monitor --count 11").stripTrailing());
        }

        @Test
        void monitorPrintsEachChangeAsAnObject() throws Exception {
            Golden.check("monitor.json", run("bearer:monitor --json --count 11").stripTrailing());
        }

        @Test
        void monitorBeginsWithThePresentIfAsked() throws Exception {
            assertThat(run("bearer:monitor --present --count 2")).contains("added         generic:eth0  eth0, active");
        }

        @Test
        void monitorEndsInTime() throws Exception {
            assertThat(run("bearer:monitor --for 0.3")).isNotEmpty();
        }
    }
}
