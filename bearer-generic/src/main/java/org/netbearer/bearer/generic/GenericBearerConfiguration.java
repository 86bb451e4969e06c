package org.netbearer.bearer.generic;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a configuration editor shows; the values themselves are read by {@link GenericSettings}. */
@ObjectClassDefinition(
        id = GenericBearer.PID,
        name = "Netbearer: generic bearer",
        description = "The interfaces that the JDK and, on Linux, the kernel show")
@interface GenericBearerConfiguration {
    /** Time between two looks at the machine. */
    @AttributeDefinition(
            name = "Poll interval (ms)",
            description =
                    "Time between two looks at the machine, in milliseconds: 250 to 3600000, or 0 to look only when"
                            + " an update is asked for")
    @SuppressWarnings("MemberName") // an underscore stands for the dot in the name of the setting
    long poll_interval_ms() default GenericSettings.DEFAULT_MILLIS;
}
