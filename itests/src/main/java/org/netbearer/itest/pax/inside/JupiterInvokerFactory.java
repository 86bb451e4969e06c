package org.netbearer.itest.pax.inside;

import org.ops4j.pax.exam.ProbeInvoker;
import org.ops4j.pax.exam.ProbeInvokerFactory;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Tells Pax Exam who runs the tests of a bundle. */
@Component(property = "driver=jupiter")
public final class JupiterInvokerFactory implements ProbeInvokerFactory {
    /** For Declarative Services. */
    @Activate
    public JupiterInvokerFactory() {}

    @Override
    public ProbeInvoker createProbeInvoker(Object context, String expression) {
        return new JupiterInvoker(((BundleContext) context).getBundle());
    }
}
