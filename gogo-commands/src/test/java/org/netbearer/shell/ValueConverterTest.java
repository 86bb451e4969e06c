package org.netbearer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.List;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.junit.jupiter.api.Test;
import org.netbearer.api.ConfigurationSnapshot;

class ValueConverterTest {
    private final CommandProcessorImpl processor = new CommandProcessorImpl(null);
    private final CommandSession session = processor.createSession(
            InputStream.nullInputStream(), new ByteArrayOutputStream(), new ByteArrayOutputStream());

    ValueConverterTest() {
        processor.addConverter(new ValueConverter());
    }

    @Test
    void printsAConfigurationAtThreeLevels() {
        var ethernet = Samples.ethernet();
        assertThat(session.format(ethernet, Converter.INSPECT)).startsWith("identifier        generic:eth0\n");
        assertThat(session.format(ethernet, Converter.LINE))
                .isEqualTo("active      Ethernet   generic:eth0                      eth0");
        assertThat(session.format(ethernet, Converter.PART)).isEqualTo("generic:eth0");
    }

    @Test
    void printsNothingThatCouldHarmATerminalAtAnyLevel() {
        for (int level : new int[] {Converter.INSPECT, Converter.LINE, Converter.PART}) {
            assertThat(session.format(Samples.hostileInterface(), level))
                    .asString()
                    .contains("\\u{1b}[2J")
                    .doesNotContain("\033");
        }
    }

    @Test
    void printsABearerAtThreeLevels() {
        var bearer = Samples.office().bearers().get(1);
        assertThat(session.format(bearer, Converter.INSPECT)).startsWith("BEARER   RANKING  STATUS");
        assertThat(session.format(bearer, Converter.LINE))
                .isEqualTo("generic       denied    /sys cannot be read; mount it");
        assertThat(session.format(bearer, Converter.PART)).isEqualTo("generic");
    }

    @Test
    void printsAListOfGogosOwnLineByLine() {
        assertThat(session.format(List.of(Samples.ethernet(), Samples.guest()), Converter.INSPECT))
                .hasToString("""
                        active      Ethernet   generic:eth0                      eth0
                        undefined   WLAN       nm:wlan0/e5aea2e7949f/open        客用
                        """);
    }

    @Test
    void leavesOtherValuesToOthers() {
        assertThat(session.format(42, Converter.PART)).isEqualTo("42");
    }

    @Test
    void findsNoConfigurationWithoutAManager() {
        assertThat(new ValueConverter().convert(ConfigurationSnapshot.class, "generic:eth0"))
                .isNull();
    }
}
