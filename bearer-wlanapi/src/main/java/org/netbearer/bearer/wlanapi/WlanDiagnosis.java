package org.netbearer.bearer.wlanapi;

import java.time.Duration;
import java.util.List;
import org.netbearer.bearer.wlanapi.jna.WlanLibrary;
import org.netbearer.spi.Diagnosis;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The transcript of Native Wifi on this machine, recorded in a session of its own. Thread-safe. */
@Component
public final class WlanDiagnosis implements Diagnosis {
    private static final Duration EVENTS = Duration.ofSeconds(5);

    private final WlanPlatform platform;
    private final String version;

    /**
     * For Declarative Services.
     *
     * @param context where the library may be named
     */
    @Activate
    public WlanDiagnosis(BundleContext context) {
        this(WlanPlatform.of(context), context.getBundle().getVersion().toString());
    }

    WlanDiagnosis(WlanPlatform platform, String version) {
        this.platform = platform;
        this.version = version;
    }

    @Override
    public String name() {
        return WlanIdentifiers.BEARER;
    }

    @Override
    public List<String> transcript() {
        return transcript(Duration.ZERO);
    }

    @Override
    public List<String> transcript(Duration watch) {
        var transcript = new Transcript(EVENTS);
        transcript.line("netbearer wlanapi " + version + ", tested on an emulation, never on Windows itself");
        transcript.line("system " + property("os.name") + " " + property("os.version") + " " + property("os.arch")
                + "; Java " + property("java.runtime.version") + ", " + property("java.vm.name"));
        var presence = platform.presence();
        transcript.line("self-check " + (presence.present() ? "passed" : "refused: " + presence.reason()));
        if (presence.present()) {
            transcript.line("JNA " + WlanLibrary.jnaVersion() + ", library " + platform.library());
            WlanLibrary.process(platform.library()).forEach(transcript::line);
            transcript.session(platform.opener(), watch);
        }
        return transcript.lines();
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }
}
