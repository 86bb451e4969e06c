package org.netbearer.itest.pax;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of a class inside a container, which is started before the first and stopped after the last.
 *
 * <p>Inside, fields with {@code @Inject} get a service of their type, and parameters of type {@code BundleContext} that of the
 * tests' bundle.
 */
@ExtendWith(PaxExamExtension.class)
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface InContainer {
    /** {@return what to start; it needs a constructor without parameters} */
    Class<? extends Container> value();
}
