package org.netbearer.api;

import java.io.Serializable;

/**
 * One configuration before and after.
 *
 * @param before as a listener last saw it
 * @param after as it is now; the same identifier
 */
public record ConfigurationChange(ConfigurationSnapshot before, ConfigurationSnapshot after) implements Serializable {

    private Object writeReplace() {
        return SerializedValue.of(this);
    }
}
