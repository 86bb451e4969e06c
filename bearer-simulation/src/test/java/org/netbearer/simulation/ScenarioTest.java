package org.netbearer.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScenarioTest {
    private static final String HEAD = "link eth0 ethernet\nlink wlan0 wlan\nnetwork home on wlan0\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            lnik eth1 ethernet                  | lnik        | is not something to talk about
            link                                |             | the name of the link is missing
            link e$h1 ethernet                  | e$h1        | is not a name
            link eth1                           | eth1        | is a new link and needs its kind
            link eth1 etherent                  | etherent    | is neither up, down
            link eth0 wlan                      | wlan        | is another kind than the link has
            link eth0 adress=192.0.2.7/24       | adress=192.0.2.7/24 | is not understood here
            link eth0 address=192.0.2.7         | 192.0.2.7   | is not an address with a prefix length
            link eth0 address=192.0.2.256/24    | 192.0.2.256 | is not an IP address
            link eth0 address=localhost/8       | localhost   | is not an IP address
            link eth0 address=192.0.2.7/33      | 33          | is not a number from 0 to 32
            link eth0 gateway=abc               | abc         | is not an IP address
            link eth0 metric=-1                 | -1          | is not a number
            link eth0 mac=12                    | 12          | is not a hardware address
            link eth0 traffic=1                 | 1           | is not RECEIVED/SENT
            link eth0 metered=maybe             | maybe       | is not one of unknown, yes, no, guess-yes, guess-no
            link eth0 joins home                | joins       | is for a link of kind wlan only
            link wlan0 joins nowhere            | nowhere     | is not a network of the scene
            link home up                        | home        | is already a network
            link eth9 gone                      | eth9        | is not a link of the scene
            network cafe                        | cafe        | is a new network and needs its adapter: on LINK
            network cafe on eth0                | eth0        | is not a link of kind wlan
            network cafe on eth9                | eth9        | is not a link of the scene
            network home signal=101             | 101         | is not a number from 0 to 100
            network home ssid=hex:0             | hex:0       | is not an SSID
            network home security=wpa9          | wpa9        | is not one of open, owe
            network home fades                  | fades       | is not one of on, appears
            ap 02:00:00:00:00:01 signal=5       | 02:00:00:00:00:01 | is a new access point and needs its network
            ap 02:00:00:00:00:01 of home signal=9..5 | 9..5   | needs over=TIME
            ap 02:00:00:00:00:01 of home over=5s | over       | needs signal=FROM..TO
            ap 02:00:00:00:00:01 of home signal=9..5 over=2h | 2h | is longer than an hour
            ap xx of home                       | xx          | is not a hardware address
            health fine                         | fine        | is not one of starting, ready
            health absent                       | absent      | is nothing that a bearer reports
            daemon sleeps                       | sleeps      | is neither dies nor returns
            daemon dies grace=x                 | x           | is not a time such as
            radio loud                          | loud        | is neither on nor off
            radio on off                        | off         | is one word too many
            capabilities flying                 | flying      | is not one of can-start-and-stop-interfaces
            scan quickly                        | quickly     | is not one of works
            scan works takes=-1s                | -1s         | is not a time such as
            activation of nobody works          | nobody      | is not in the scene
            activation fails rain               | rain        | is not one of not-supported
            service home members=eth0           | home        | is already a network
            network home ssid="x                | ssid="x     | has a quote that does not end
            at noon link eth0 up                | noon        | is not a time such as
            repeat                              | repeat      | needs a time later than the beginning
            """)
    void saysWhatIsWrongWithLineAndWord(String line, String word, String text) {
        var scenario = Scenario.parse("test", HEAD + line + "\nlink last ethernet\n");
        assertThat(scenario.errors()).hasSize(1);
        var error = scenario.errors().get(0);
        assertThat(error.line()).isEqualTo(4);
        assertThat(error.word()).isEqualTo(word == null ? "" : word);
        assertThat(error.text()).contains(text);
        var bearer = new SimulatedBearer();
        bearer.play(scenario);
        assertThat(bearer.scene().items()).as("the good lines").containsOnlyKeys("eth0", "home", "last", "wlan0");
    }

    @Test
    void namesEachWrongLineInOrder() {
        var scenario =
                Scenario.parse("test", "lnik\n\nat 5s\n  link eth0 up  # not there\nlink eth1 ethernet\nscan x\n");
        assertThat(scenario.errors()).extracting(ScenarioError::line).containsExactly(1, 4, 6);
        assertThat(scenario.errors().get(1))
                .hasToString("line 4: \"eth0\" is a new link and needs its kind, such as ethernet or wlan");
    }

    @Test
    void findsAReferenceToWhatComesLaterOnlyByTime() {
        assertThat(Scenario.parse("test", "at 5s\nlink wlan0 joins home\nat 0\n" + HEAD)
                        .errors())
                .isEmpty();
        assertThat(Scenario.parse("test", "link eth0 ethernet\nat 9s\nlink eth0 up\nat 5s\nlink eth0 gone\n")
                        .errors())
                .extracting(ScenarioError::line)
                .containsExactly(3);
    }

    @Test
    void countsARisingTimeFromTheLineBefore() {
        var scenario = Scenario.parse("test", "at 1m30s\n+500ms link eth0 ethernet\n+1s\nlink eth0 down\n");
        assertThat(scenario.errors()).isEmpty();
        assertThat(scenario.length()).isEqualTo(Duration.ofMillis(91_500));
    }

    @Test
    void refusesTimeAfterAScanAndTimedLinesInIt() {
        assertThat(Scenario.parse("test", HEAD + "at scan\n+5s\n").errors())
                .extracting(ScenarioError::word)
                .containsExactly("+5s");
        assertThat(Scenario.parse("test", HEAD + "at scan\ndaemon dies\n").errors())
                .extracting(ScenarioError::word)
                .containsExactly("at scan");
    }

    @Test
    void readsALineThatIsContinued() {
        var scenario = Scenario.parse("test", "link eth0 \\\n  ethernet \\\n  mtu=1\nscan x");
        assertThat(scenario.errors()).extracting(ScenarioError::line).containsExactly(4);
        assertThat(Scenario.parse("test", "link eth0 \\\n ethernet \\\n mtu=x").errors())
                .extracting(ScenarioError::line)
                .containsExactly(1);
    }

    @Test
    void readsAnyLineEndingAndAByteOrderMark() {
        assertThat(Scenario.parse("test", "\uFEFFlink eth0 ethernet\r\n\r\nlink eth0 up\r\n")
                        .errors())
                .isEmpty();
    }

    @Test
    void showsNothingThatATerminalWouldObey() {
        var error = Scenario.parse("test", "\u001b[2J x").errors().get(0);
        assertThat(error.toString()).startsWith("line 1: \"\\u{1b}[2J\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "two words",
                "say \"hi\"",
                "back\\slash",
                "#hash",
                "ssid=Caf\u00e9 Z",
                "name=",
                "a=\"b\""
            })
    void readsAQuotedWordAsItWas(String word) {
        var words = Tokenizer.of(Scenario.quoted(word));
        assertThat(words.next("word").text()).isEqualTo(word);
        assertThat(words.isEmpty()).isTrue();
    }

    @Test
    void keepsAnOptionAnOptionWhenItIsQuoted() {
        assertThat(Tokenizer.of(Scenario.quoted("ssid=Caf\u00e9 Z"))
                        .next("word")
                        .key())
                .isEqualTo("ssid");
        assertThat(Tokenizer.of("\"a=b\"").next("word").key()).isEmpty();
    }

    @Test
    void performsALineAtOnceOrSaysWhatIsWrong() {
        var bearer = new SimulatedBearer();
        assertThat(bearer.perform("link eth0 ethernet")).isEmpty();
        assertThat(bearer.scene().items()).containsOnlyKeys("eth0");
        for (var line : List.of("at 5s link eth0 up", "repeat", "link eth0 sideways", "")) {
            var before = bearer.scene();
            assertThat(bearer.perform(line)).hasSize(1);
            assertThat(bearer.scene()).isSameAs(before);
        }
    }

    @Test
    void logsALineThatTheSceneDoesNotAllowAnyMore() {
        var played = new Played("link eth0 ethernet\nat 5s\nlink eth0 down\nlink eth1 ethernet\n");
        played.perform("link eth0 gone");
        played.advance("5s");
        assertThat(played.log)
                .containsExactly(
                        "scenario test, line 3: \"eth0\" is a new link and needs its kind, such as ethernet or wlan");
        assertThat(played.states()).containsOnlyKeys("eth1");
    }
}
