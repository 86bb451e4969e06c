package org.netbearer.bearer.corewlan;

import java.nio.file.Path;
import org.netbearer.spi.Bearer;

/** With the bearer's classes as they are. */
class OptionalJoiningTest extends OptionalJoiningScenarios {
    @Override
    Bearer bearerOver(FakeCoreWlan libraries, Path networksetup) {
        return libraries.bearer(SETTINGS, new NetworksetupProgram(networksetup));
    }
}
