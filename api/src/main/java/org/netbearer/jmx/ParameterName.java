package org.netbearer.jmx;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import javax.management.DescriptorKey;

/** How a management tool names a parameter; the compiler does not keep its name. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface ParameterName {
    /**
     * Returns the name of the parameter.
     *
     * @return the name
     */
    @DescriptorKey("name")
    String value();
}
