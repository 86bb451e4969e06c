package org.netbearer.simulation;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.netbearer.spi.UpdateResult;

/**
 * How updates go from now on.
 *
 * @param takes how long each takes
 * @param result how it ends; null if it never answers
 */
public record ScanBehaviour(Duration takes, @Nullable UpdateResult result) {
    /** Works at once. */
    public static final ScanBehaviour WORKS = new ScanBehaviour(Duration.ZERO, UpdateResult.COMPLETED);

    /** Never answers. */
    public static final ScanBehaviour SILENT = new ScanBehaviour(Duration.ZERO, null);

    /** Checks the duration. */
    public ScanBehaviour {
        Objects.requireNonNull(takes, "takes");
        if (takes.isNegative()) {
            throw new IllegalArgumentException("a scan takes " + takes);
        }
    }
}
