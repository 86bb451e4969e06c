package org.netbearer.testrigs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests of the operating system itself, with nothing played: {@code mvn -Preal verify} runs these and no others. Each that
 * cannot run here is skipped by its name, with the reason.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("real")
@ExtendWith(RealCondition.class)
public @interface Real {
    /**
     * Returns the systems that it is about.
     *
     * @return the systems; none for every system
     */
    OS[] on() default {};

    /**
     * Returns whether it adds addresses, stops services or the like, and so runs only where that was asked for.
     *
     * @return true if it leaves the machine other than it was while it runs
     */
    boolean changesTheMachine() default false;
}
