package org.netbearer.api;

/** How applications are asked to use a session's network; advice among those who share the session. */
public enum UsagePolicy {
    /** As they like. */
    NO_POLICY,
    /** Only what a person is waiting for. */
    NO_BACKGROUND_TRAFFIC
}
