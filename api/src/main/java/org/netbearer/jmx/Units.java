package org.netbearer.jmx;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;

/** In which unit a number is; the field {@code units} of the descriptor, and part of the description. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.PARAMETER})
public @interface Units {
    /** Milliseconds since 1970-01-01T00:00Z. */
    String EPOCH_MS = "ms since 1970";

    /** Milliseconds. */
    String MS = "ms";

    /**
     * Returns the unit.
     *
     * @return a unit, or what is counted
     */
    @DescriptorKey("units")
    String value();
}
