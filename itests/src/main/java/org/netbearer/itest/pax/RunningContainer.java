package org.netbearer.itest.pax;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.rmi.RemoteException;
import java.rmi.ServerException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.jar.JarFile;
import org.ops4j.pax.exam.ExamSystem;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.OptionUtils;
import org.ops4j.pax.exam.TestAddress;
import org.ops4j.pax.exam.TestContainer;
import org.ops4j.pax.exam.TestContainerException;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.BundleException;

/** A container in which the tests of one class are installed; only used outside. */
final class RunningContainer {
    /** Known to Pax Exam inside, which asks a service with this name to run a test. */
    static final String DRIVER = "jupiter";

    /** What JUnit and AssertJ are made of, as bundles of the class path. */
    private static final List<String> TEST_BUNDLES = List.of(
            "junit-jupiter-api",
            "junit-jupiter-engine",
            "junit-jupiter-params",
            "junit-platform-",
            "org.opentest4j",
            "assertj-core",
            "net.bytebuddy.byte-buddy",
            "org.netbearer.itests");

    private static final Set<Class<?>> WRAPPERS = Set.of(
            TestContainerException.class,
            RuntimeException.class,
            InvocationTargetException.class,
            RemoteException.class,
            ServerException.class);

    private static final int ATTEMPTS = 3;

    private final TestContainer container;
    private final TestAddress testClass;

    private RunningContainer(TestContainer container, TestAddress testClass) {
        this.container = container;
        this.testClass = testClass;
    }

    static RunningContainer start(Container description, Class<?> testClass) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(description, testClass);
            } catch (RuntimeException refused) {
                if (attempt == ATTEMPTS || !isBusyProvisioning(causeOf(refused))) {
                    throw refused;
                }
            }
        }
    }

    /** Karaf is up before its features are, and while it provisions no bundle of anybody else resolves. */
    private static boolean isBusyProvisioning(Throwable cause) {
        return cause instanceof BundleException
                && String.valueOf(cause.getMessage()).contains("Resolver hook");
    }

    private static RunningContainer startOnce(Container description, Class<?> testClass) throws IOException {
        ExamSystem system = PaxExamRuntime.createTestSystem(OptionUtils.combine(
                description.options(), systemProperty("pax.exam.invoker").value(DRIVER), testBundles()));
        TestContainer container = description.factory().create(system)[0];
        container.start();
        TestProbeBuilder probe = system.createProbe();
        TestAddress address = probe.addTest(testClass, DRIVER);
        try {
            container.installProbe(probe.build().getStream());
        } catch (RuntimeException refused) {
            container.stop();
            throw refused;
        }
        return new RunningContainer(container, address);
    }

    /** Runs one test inside; what it throws there is thrown here. */
    void call(String uniqueId) throws Throwable {
        try {
            container.call(new TestInside(testClass.root(), uniqueId));
        } catch (RuntimeException e) {
            throw causeOf(e);
        }
    }

    void stop() {
        container.stop();
    }

    /** Takes off what the containers, and remote calls in between, wrap around. */
    private static Throwable causeOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && WRAPPERS.contains(cause.getClass())) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Option testBundles() throws IOException {
        List<Option> bundles = new ArrayList<>();
        var classPath = new StringTokenizer(System.getProperty("java.class.path"), File.pathSeparator);
        while (classPath.hasMoreTokens()) {
            File file = new File(classPath.nextToken());
            if (file.isFile() && isTestBundle(file)) {
                bundles.add(bundle(file.toURI().toString()));
            }
        }
        return composite(bundles.toArray(Option[]::new));
    }

    private static boolean isTestBundle(File file) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            if (jar.getManifest() == null) {
                return false;
            }
            String name = jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
            return name != null && TEST_BUNDLES.stream().anyMatch(name::startsWith);
        }
    }

    /**
     * Says which test of an installed class is meant.
     *
     * @param root the class
     * @param uniqueId the test, as JUnit names it
     */
    private record TestInside(TestAddress root, String uniqueId) implements TestAddress {
        @Override
        public String identifier() {
            return root.identifier();
        }

        @Override
        public String caption() {
            return uniqueId;
        }

        @Override
        public Object[] arguments() {
            return new Object[] {uniqueId};
        }
    }
}
