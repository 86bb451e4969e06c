package org.netbearer.bearer.corewlan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.netbearer.api.PrintableText;

/** Describes the system and this process for a transcript, without naming a user. Stateless. */
final class HostProcess {
    private static final Path SYSTEM_VERSION = Path.of("/System/Library/CoreServices/SystemVersion.plist");
    private static final Pattern ENTRY =
            Pattern.compile("<key>(\\w{1,50})</key>\\s*<string>([\\w. ()-]{1,50})</string>");

    private HostProcess() {}

    /** Returns the version and the build of macOS. */
    static String system() {
        return system(SYSTEM_VERSION);
    }

    static String system(Path plist) {
        String version = "?";
        String build = "?";
        try {
            for (var entry : ENTRY.matcher(Files.readString(plist)).results().toList()) {
                switch (entry.group(1)) {
                    case "ProductVersion" -> version = entry.group(2);
                    case "ProductBuildVersion" -> build = entry.group(2);
                    default -> {}
                }
            }
        } catch (IOException absent) {
            return "macOS ?, as " + plist + " cannot be read";
        }
        return PrintableText.of("macOS " + version + ", build " + build);
    }

    /** Returns how this process was packaged and started: consent to Location Services depends on both. */
    static String packaging() {
        var process = ProcessHandle.current();
        boolean application = process.info()
                .command()
                .filter(path -> path.contains(".app/Contents/"))
                .isPresent();
        boolean launchd = process.parent().filter(parent -> parent.pid() == 1).isPresent();
        return (application ? "in an application bundle" : "a plain program") + ", started by "
                + (launchd ? "launchd" : "another process");
    }
}
