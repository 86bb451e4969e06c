package org.netbearer.itest.pax;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/**
 * Outside, sends each test into the container in place of running it; inside, provides for what the test needs.
 *
 * <p>Thread-safe: it holds nothing.
 */
public final class PaxExamExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                TestInstancePostProcessor,
                ParameterResolver,
                InvocationInterceptor {
    private static final Namespace NAMESPACE = Namespace.create(PaxExamExtension.class);

    /** For JUnit. */
    public PaxExamExtension() {}

    @Override
    public void beforeAll(ExtensionContext test) throws Exception {
        if (isOutside(test) && isOutermost(test)) {
            InContainer annotation = test.getRequiredTestClass().getAnnotation(InContainer.class);
            Container container = annotation.value().getDeclaredConstructor().newInstance();
            test.getStore(NAMESPACE)
                    .put(RunningContainer.class, RunningContainer.start(container, test.getRequiredTestClass()));
        }
    }

    @Override
    public void afterAll(ExtensionContext test) {
        if (isOutside(test) && isOutermost(test)) {
            RunningContainer container =
                    test.getStore(NAMESPACE).remove(RunningContainer.class, RunningContainer.class);
            if (container != null) {
                container.stop();
            }
        }
    }

    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext test) throws Exception {
        if (!isOutside(test)) {
            Services.inject(
                    instance,
                    FrameworkUtil.getBundle(test.getRequiredTestClass()).getBundleContext());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == BundleContext.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return isOutside(test)
                ? Services.NOWHERE
                : FrameworkUtil.getBundle(test.getRequiredTestClass()).getBundleContext();
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Throwable {
        if (isOutside(test)) {
            invocation.skip();
            test.getStore(NAMESPACE)
                    .get(RunningContainer.class, RunningContainer.class)
                    .call(test.getUniqueId());
        } else {
            invocation.proceed();
        }
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Throwable {
        interceptTestMethod(invocation, method, test);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Throwable {
        onlyInside(invocation, test);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Throwable {
        onlyInside(invocation, test);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Throwable {
        onlyInside(invocation, test);
    }

    @Override
    public void interceptAfterAllMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext test)
            throws Throwable {
        onlyInside(invocation, test);
    }

    private static void onlyInside(Invocation<Void> invocation, ExtensionContext test) throws Throwable {
        if (isOutside(test)) {
            invocation.skip();
        } else {
            invocation.proceed();
        }
    }

    private static boolean isOutside(ExtensionContext test) {
        return FrameworkUtil.getBundle(test.getRequiredTestClass()) == null;
    }

    private static boolean isOutermost(ExtensionContext test) {
        return test.getRequiredTestClass().getEnclosingClass() == null;
    }
}
