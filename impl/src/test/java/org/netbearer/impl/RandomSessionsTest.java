package org.netbearer.impl;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.NetworkSession;

/** Eight bundles do ten thousand random things to five configurations; a model that knows only the rules counts along. */
final class RandomSessionsTest {
    private static final int OPERATIONS = 10_000;
    private static final int BUNDLES = 8;
    private static final List<String> NAMES = List.of("up0", "up1", "w0", "w1", "w2");

    /** What the rules say of one configuration: who is on it, and whether a session brought it up. */
    private static final class Expected {
        private final List<NetworkSession> open = new ArrayList<>();
        private boolean up;
        private boolean ours;

        Expected(boolean up) {
            this.up = up;
        }

        void opened(NetworkSession session) {
            if (!up) {
                up = true;
                ours = true;
            }
            open.add(session);
        }

        void closed(NetworkSession session) {
            if (open.remove(session) && open.isEmpty() && ours) {
                up = false;
                ours = false;
            }
        }

        void down() {
            open.clear();
            up = false;
            ours = false;
        }

        void broughtUpByTheUser() {
            up = true;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261123})
    void countsEqualTheModels(long seed) {
        var random = new Random(seed);
        Map<String, Expected> model = new LinkedHashMap<>();
        NAMES.forEach(name -> model.put(name, new Expected(name.startsWith("up"))));
        try (var world = new SessionWorld("""
                link up0 ethernet address=192.0.2.1/24 gateway=192.0.2.254
                link up1 ethernet address=192.0.3.1/24 gateway=192.0.3.254
                link w0 cellular address=192.0.2.9/32 gateway=direct disconnected
                link w1 cellular address=192.0.2.10/32 gateway=direct disconnected
                link w2 cellular address=192.0.2.11/32 gateway=direct disconnected
                """)) {
            List<BoundManager> bundles = new ArrayList<>();
            for (int i = 0; i < BUNDLES; i++) {
                bundles.add(world.harness.core.manager("bundle" + i));
            }
            Map<NetworkSession, String> sessions = new LinkedHashMap<>();
            Map<NetworkSession, BoundManager> owners = new LinkedHashMap<>();
            for (int operation = 0; operation < OPERATIONS; operation++) {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                Expected expected = model.get(name);
                int bundle = random.nextInt(BUNDLES);
                switch (random.nextInt(20)) {
                    case 0 -> {
                        BoundManager leaving = bundles.get(bundle);
                        leaving.leave();
                        sessions.forEach((session, on) -> {
                            if (owners.get(session) == leaving) {
                                model.get(on).closed(session);
                            }
                        });
                        sessions.keySet().removeIf(session -> owners.remove(session, leaving));
                        bundles.set(bundle, world.harness.core.manager("bundle" + bundle));
                    }
                    case 1 -> {
                        world.done(session(bundles.get(bundle), name).stop());
                        expected.down();
                    }
                    case 2 -> {
                        boolean up = !expected.up;
                        world.perform("link " + name + (up ? " connected" : " disconnected"));
                        if (up) {
                            expected.broughtUpByTheUser();
                        } else {
                            expected.down();
                        }
                    }
                    case 3, 4, 5, 6, 7, 8, 9, 10, 11 -> {
                        NetworkSession session = session(bundles.get(bundle), name);
                        CompletionStage<Void> opening = session.open();
                        world.done(opening);
                        expected.opened(session);
                        sessions.put(session, name);
                        owners.put(session, bundles.get(bundle));
                    }
                    default -> {
                        if (!sessions.isEmpty()) {
                            NetworkSession session =
                                    List.copyOf(sessions.keySet()).get(random.nextInt(sessions.size()));
                            String on = sessions.remove(session);
                            owners.remove(session);
                            world.done(session.closeAsync());
                            model.get(on).closed(session);
                        }
                    }
                }
                check(world, model, operation);
            }
            bundles.forEach(BoundManager::leave);
            world.harness.await(snapshot -> world.harness.manager.sessions().isEmpty());
        }
    }

    private static NetworkSession session(BoundManager bundle, String name) {
        return bundle.createSession(bundle.configurationFromIdentifier("simulation:" + name));
    }

    private static void check(SessionWorld world, Map<String, Expected> model, int operation) {
        model.forEach((name, expected) -> {
            world.harness.await(snapshot -> {
                world.harness.time.advance(Duration.ZERO);
                boolean up = snapshot.configuration("simulation:" + name)
                                .orElseThrow()
                                .state()
                        == ConfigurationState.ACTIVE;
                return up == expected.up
                        && world.harness.manager.sessions().stream()
                                        .filter(session ->
                                                session.activeIdentifier().equals("simulation:" + name))
                                        .count()
                                == expected.open.size();
            });
            assertThat(expected.open).as(name + " after operation " + operation).allMatch(NetworkSession::isOpen);
        });
    }

    @Test
    void manyThreadsAtOnceEndWithNothingHeld() throws InterruptedException {
        try (var world = new SessionWorld("""
                link w0 cellular address=192.0.2.9/32 gateway=direct disconnected
                link w1 cellular address=192.0.2.10/32 gateway=direct disconnected
                """)) {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < BUNDLES; i++) {
                var manager = world.harness.core.manager("bundle" + i);
                var random = new Random(i);
                var thread = new Thread(() -> {
                    for (int round = 0; round < 150; round++) {
                        var session = session(manager, "w" + random.nextInt(2));
                        var opening = session.open();
                        if (random.nextBoolean()) {
                            opening.toCompletableFuture()
                                    .exceptionally(ended -> null)
                                    .join();
                        }
                        session.closeAsync().toCompletableFuture().join();
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                while (thread.isAlive()) {
                    world.harness.time.advance(Duration.ZERO);
                    thread.join(1);
                }
            }
            assertThat(world.harness.manager.sessions()).isEmpty();
            world.harness.await(snapshot -> snapshot.configurations().stream()
                    .noneMatch(configuration -> configuration.state() == ConfigurationState.ACTIVE));
        }
    }
}
