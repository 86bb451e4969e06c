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
                    "Time between two looks at the machine where it does not tell of changes, in milliseconds: 250 to"
                            + " 3600000, or 0 to look only when an update is asked for")
    @SuppressWarnings("MemberName") // an underscore stands for the dot in the name of the setting
    long poll_interval_ms() default GenericSettings.DEFAULT_MILLIS;

    /** Far addresses for which the system is asked the way. */
    @AttributeDefinition(
            name = "Destinations of lookups",
            description =
                    "Two IPv4 and two IPv6 addresses, far away and ordinary, for which the system is asked by which interface"
                            + " a packet would leave; nothing is sent to them. Empty for the usual ones",
            required = false)
    @SuppressWarnings("MemberName") // an underscore stands for the dot in the name of the setting
    String[] lookup_destinations() default {};
}
