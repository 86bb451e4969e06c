package org.netbearer.next;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.BundleWiring;

/** What was built against this version of the API resolves and runs with the next one, and is not built again for that. */
final class NextVersionTest {
    @TempDir
    private Path folder;

    private Framework framework;
    private NextVersion next;

    @BeforeEach
    void start() throws Exception {
        next = new NextVersion(folder);
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, folder.resolve("storage").toString()));
        framework.start();
        install(next.api());
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(10_000);
    }

    private Bundle install(File jar) throws Exception {
        Bundle bundle = framework.getBundleContext().installBundle(jar.toURI().toString());
        bundle.start();
        assertThat(bundle.getState()).as(bundle.getSymbolicName()).isEqualTo(Bundle.ACTIVE);
        return bundle;
    }

    /** Finds a service also of a type that this test has from another class loader. */
    private Object service(String type) throws Exception {
        var context = framework.getBundleContext();
        return context.getService(context.getAllServiceReferences(type, null)[0]);
    }

    private static Object call(Object target, String method, Class<?>[] types, Object... arguments) throws Exception {
        var declared = target.getClass().getMethod(method, types);
        declared.setAccessible(true);
        return declared.invoke(target, arguments);
    }

    @Test
    void aConsumerAndAStoredStream() throws Exception {
        install(next.client("consumer", "org.example.consumer.Consumer"));

        @SuppressWarnings("unchecked")
        var consumer = (Function<byte[], String>) service(Function.class.getName());
        byte[] stored = Files.readAllBytes(Path.of("src/test/resources/serialized/network-snapshot-0.1.ser"));
        assertThat(consumer.apply(stored)).isEqualTo("nm:home ACTIVE on wlan0; test:built, constructed, 2 known of 15");
    }

    @Test
    void aBearerAndACheckpointOfSomebodyElse() throws Exception {
        Bundle bundle = install(next.client("bearer", "org.example.bearer.ThirdPartyBearer"));

        Object bearer = service("org.netbearer.spi.Bearer");
        assertThat(bearer.getClass().getClassLoader())
                .isSameAs(bundle.adapt(BundleWiring.class).getClassLoader());
        assertThat(call(bearer, "name", new Class<?>[0])).isEqualTo("third");
        assertThat(call(bearer, "vendor", new Class<?>[0]))
                .as("a default method of the next version")
                .isEqualTo("nobody");
        var stage = (CompletionStage<?>) call(bearer, "create", new Class<?>[] {Duration.class}, Duration.ofMinutes(1));
        assertThat(call(stage.toCompletableFuture().join(), "label", new Class<?>[0]))
                .isEqualTo("none");
    }
}
