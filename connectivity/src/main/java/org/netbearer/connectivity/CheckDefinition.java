package org.netbearer.connectivity;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a configuration editor shows; the values themselves are read by {@link CheckSettings}. */
@ObjectClassDefinition(
        id = CheckSettings.PID,
        name = "Netbearer: connectivity check",
        description = "Judges over HTTP how far traffic gets. Sends nothing unless an address is configured")
@SuppressWarnings("MemberName") // an underscore stands for the dot in the name of a setting
@interface CheckDefinition {
    /** What is asked. */
    @AttributeDefinition(
            name = "Address",
            description = "An http address under your control that always gives the same answer;"
                    + " with an address literal for a host, no name server is needed",
            required = false)
    String check_uri() default "";

    /** The expected status. */
    @AttributeDefinition(
            name = "Expected status",
            description = "200 to 599; by default 204 without an expected response, 200 with one",
            required = false)
    int check_status() default CheckSettings.NO_CONTENT;

    /** The expected body. */
    @AttributeDefinition(
            name = "Expected response",
            description = "What the body has to begin with; empty if the status alone decides",
            required = false)
    String check_response() default "";

    /** Time between two checks. */
    @AttributeDefinition(
            name = "Interval (ms)",
            description = "From one check to the next: 5000 to 86400000, or 0 to check only on demand and when the"
                    + " default network changes")
    long check_interval_ms() default CheckSettings.DEFAULT_INTERVAL;

    /** Time to the next check after a bad one. */
    @AttributeDefinition(
            name = "Retry (ms)",
            description = "To the next check after another answer than the expected one, doubled each time up to the"
                    + " interval: 5000 to 86400000")
    long check_retry_ms() default CheckSettings.DEFAULT_RETRY;

    /** How long one check may take. */
    @AttributeDefinition(name = "Timeout (ms)", description = "How long one check may take: 1000 to 60000")
    long check_timeout_ms() default CheckSettings.DEFAULT_TIMEOUT;

    /** Whether single interfaces are checked beside a tunnel. */
    @AttributeDefinition(
            name = "Outside the tunnel",
            description = "Whether single interfaces are checked also while a tunnel takes the traffic; such a check"
                    + " goes past the tunnel, and past a kill switch")
    boolean check_outside$_$tunnel() default false;
}
