package org.netbearer.spi;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A report on what a bearer's platform really does, for a person to read and to send on.
 *
 * <p>A bearer of which no test can prove that it works on every machine registers one as an OSGi service, also where the
 * bearer itself is absent: why it is absent is part of the answer. It keeps nothing open between calls and costs nothing
 * until it is asked.
 */
@ConsumerType
public interface Diagnosis {
    /**
     * Returns the name of the bearer that this is about.
     *
     * @return the bearer's name
     */
    String name();

    /**
     * Tries the platform once and writes down what it answered: versions, self-check, each native call with its code, the
     * order of events.
     *
     * <p>May block for some seconds and may scan the air. It names no network, access point, address or user.
     *
     * @return the lines in order, each safe to print; problems are lines as well, nothing is thrown
     */
    List<String> transcript();

    /**
     * Tries the platform once, and then records what happens while a person switches things on and off.
     *
     * <p>Each event is a line: when it came, what it was, and its data as numbers. If the calling thread is interrupted, it ends
     * early, with what there is, and the thread stays interrupted. What is not overridden records nothing.
     *
     * @param watch how long to record; zero means not at all
     * @return the lines of {@link #transcript()}, and those of the events
     */
    default List<String> transcript(Duration watch) {
        return transcript();
    }
}
