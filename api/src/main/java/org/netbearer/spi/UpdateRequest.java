package org.netbearer.spi;

import java.time.Duration;

/**
 * A wish that a bearer look again.
 *
 * @param timeout how long anybody will wait for the answer; an answer after that still counts as a report
 */
public record UpdateRequest(Duration timeout) {}
