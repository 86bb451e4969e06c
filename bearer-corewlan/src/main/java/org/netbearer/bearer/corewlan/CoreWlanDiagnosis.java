package org.netbearer.bearer.corewlan;

import java.time.Duration;
import java.util.List;
import org.netbearer.bearer.corewlan.objc.CoreWlanLibrary;
import org.netbearer.spi.Diagnosis;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Records what CoreWLAN answers on this machine, through a client of its own. Thread-safe. */
@Component
public final class CoreWlanDiagnosis implements Diagnosis {
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final CoreWlanPlatform platform;
    private final String version;

    /**
     * For Declarative Services.
     *
     * @param context where the libraries may be named
     */
    @Activate
    public CoreWlanDiagnosis(BundleContext context) {
        this(CoreWlanPlatform.of(context), context.getBundle().getVersion().toString());
    }

    CoreWlanDiagnosis(CoreWlanPlatform platform, String version) {
        this.platform = platform;
        this.version = version;
    }

    @Override
    public String name() {
        return CoreWlanIdentifiers.BEARER;
    }

    @Override
    public List<String> transcript() {
        return transcript(Duration.ZERO);
    }

    @Override
    public List<String> transcript(Duration watch) {
        var transcript = new Transcript(PATIENCE, watch);
        transcript.line("netbearer corewlan " + version + ", tested on an emulation, never on macOS itself");
        transcript.line("system " + property("os.name") + " " + property("os.version") + " " + property("os.arch")
                + ", " + HostProcess.system() + "; Java " + property("java.runtime.version") + ", "
                + property("java.vm.name"));
        transcript.line("process: " + HostProcess.packaging());
        var presence = platform.presence();
        transcript.line("self-check " + (presence.present() ? "passed" : "refused: " + presence.reason()));
        if (presence.present()) {
            transcript.line("JNA " + CoreWlanLibrary.jnaVersion() + ", frameworks of "
                    + (platform.directory().isEmpty() ? "the system" : "another directory"));
            var library = platform.load();
            library.optional().forEach(transcript::line);
            transcript.links(CoreWlanPlatform.links(library));
            transcript.session(library, CoreWlanPlatform.links(library));
            transcript.line("end");
        }
        return transcript.lines();
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }
}
