package org.netbearer.itest.pax;

import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.TestContainerFactory;

/** Says what to start; only used outside. */
public interface Container {
    /** {@return what makes the container} */
    TestContainerFactory factory();

    /** {@return what to put into it, besides JUnit and the tests} */
    Option[] options();
}
