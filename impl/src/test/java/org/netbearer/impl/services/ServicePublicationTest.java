package org.netbearer.impl.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceEvent;

final class ServicePublicationTest {
    private static final String KEY = "name";

    private final Queue<Runnable> threads = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private RealRegistry registry;
    private ServicePublication<String> publication;

    @BeforeEach
    void start(@TempDir Path storage) throws Exception {
        registry = new RealRegistry(storage, String.class, KEY);
        publication = new ServicePublication<>(registry.context(), String.class, threads::add, failures::add);
    }

    @AfterEach
    void stop() throws Exception {
        registry.close();
    }

    private void work() {
        for (var task = threads.poll(); task != null; task = threads.poll()) {
            task.run();
        }
    }

    @Test
    void registersOnItsThreadAndNotOnTheCallers() {
        publication.show("s", Map.of(KEY, "a"));
        assertThat(registry.present()).isEmpty();

        work();
        assertThat(registry.present()).containsExactly("a");
    }

    @Test
    void keepsOnlyTheLastOfSeveralWishes() {
        publication.show("s", Map.of(KEY, "a"));
        publication.hide();
        publication.show("s", Map.of(KEY, "b"));

        assertThat(threads).hasSize(1);
        work();
        assertThat(registry.take()).containsExactly("+b");
    }

    @Test
    void neverShowsWhatIsWantedNoMore() {
        publication.show("s", Map.of(KEY, "a"));
        publication.hide();
        work();

        assertThat(registry.take()).isEmpty();
        assertThat(publication.isIdle()).isTrue();
    }

    @Test
    void followsAWishThatIsMadeWhileItWorks() {
        registry.context().addServiceListener(event -> {
            if (event.getType() == ServiceEvent.REGISTERED) {
                publication.show("s", Map.of(KEY, "b"));
            }
        });

        publication.show("s", Map.of(KEY, "a"));
        work();

        assertThat(registry.take()).containsExactly("+a", "~b");
    }

    @Test
    void followsTheNextWishAfterOneThatTheRegistryRefused() {
        publication.show("s", Map.of(KEY, "a", KEY.toUpperCase(Locale.ROOT), "b"));
        work();
        publication.show("s", Map.of(KEY, "c"));
        work();

        assertThat(registry.take()).containsExactly("+c");
        assertThat(failures).singleElement().isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unregistersBeforeItRegistersAnotherObject() {
        publication.show("first", Map.of(KEY, "a"));
        work();
        publication.show("second", Map.of(KEY, "a"));
        work();

        assertThat(registry.take()).containsExactly("+a", "-a", "+a");
    }

    @Test
    void closesOnTheCallersThread() {
        publication.show("s", Map.of(KEY, "a"));
        work();

        publication.close();

        assertThat(registry.present()).isEmpty();
        assertThat(publication.isIdle()).isTrue();
    }

    @Test
    void isQuietWhenTheBundleHasStopped() throws Exception {
        publication.show("s", Map.of(KEY, "a"));
        work();
        registry.close();

        publication.show("s", Map.of(KEY, "b"));
        work();
        publication.hide();
        work();

        assertThat(publication.isIdle()).isTrue();
    }
}
