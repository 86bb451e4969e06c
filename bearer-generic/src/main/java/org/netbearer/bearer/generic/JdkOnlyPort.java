package org.netbearer.bearer.generic;

import java.io.IOException;
import java.util.List;

/**
 * Reads a machine of which nothing is known but what the JDK tells.
 *
 * <p>Immutable and thread-safe.
 */
final class JdkOnlyPort implements MachinePort {
    private final MachineState.Platform platform;
    private final JdkSource jdk;

    JdkOnlyPort(MachineState.Platform platform, JdkSource jdk) {
        this.platform = platform;
        this.jdk = jdk;
    }

    @Override
    public MachineState read() {
        try {
            List<JdkLink> links = jdk.links(JdkSource.Depth.EVERYTHING);
            return new MachineState(platform, links, null, ProcNet.NOTHING, jdk.outwardAddresses(links), List.of());
        } catch (IOException refused) {
            return new MachineState(
                    platform, null, null, ProcNet.NOTHING, List.of(), List.of(MachineState.Gap.INTERFACES));
        }
    }
}
