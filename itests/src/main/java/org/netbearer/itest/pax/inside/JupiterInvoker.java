package org.netbearer.itest.pax.inside;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.ops4j.pax.exam.ProbeInvoker;
import org.ops4j.pax.exam.TestContainerException;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Runs single tests of one bundle; public for the forked container, which calls it by reflection. */
public final class JupiterInvoker implements ProbeInvoker {
    private final Bundle tests;

    JupiterInvoker(Bundle tests) {
        this.tests = tests;
    }

    @Override
    public void call(Object... arguments) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(tests.adapt(BundleWiring.class).getClassLoader());
        try {
            var outcome = new Outcome();
            launcher()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectUniqueId((String) arguments[0]))
                                    .build(),
                            outcome);
            outcome.check();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Without service loaders, which would need help inside a framework. */
    private static Launcher launcher() {
        return LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
    }

    /** Confined to one call. */
    private static final class Outcome implements TestExecutionListener {
        private @Nullable Throwable failure;
        private boolean ran;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            ran |= test.isTest();
            if (failure == null) {
                failure = result.getThrowable().orElse(null);
            }
        }

        private void check() {
            Throwable thrown = failure;
            if (thrown != null) {
                throw new TestContainerException(thrown.toString(), thrown);
            }
            if (!ran) {
                throw new TestContainerException("no test was found inside the container");
            }
        }
    }
}
