package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.netbearer.spi.Bearer;
import org.netbearer.spi.Diagnosis;
import org.osgi.framework.Constants;

/** In Felix, through JNA as a bundle. */
class WatchingIT extends WatchingScenarios {
    @RegisterExtension
    static final InFelix FELIX = new InFelix();

    WatchingIT() {
        super(FELIX);
    }

    @Test
    void saysHowFarItCanBeTrusted() {
        var reference = FELIX.felix().reference(Bearer.class);
        assertThat(reference.getProperty(Constants.SERVICE_RANKING)).isEqualTo(100);
        assertThat(reference.getProperty("netbearer.tested")).isEqualTo("on an emulation, never on Windows itself");
    }

    @Test
    void offersATranscript() {
        assertThat(FELIX.felix().service(Diagnosis.class).transcript()).contains("self-check passed", "end");
    }
}
