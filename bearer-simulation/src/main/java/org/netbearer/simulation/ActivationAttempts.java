package org.netbearer.simulation;

import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.Carrier;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.PrintableText;
import org.netbearer.spi.BearerContext.Scheduled;

/**
 * Brings configurations up and takes them down, one attempt at a time for each link.
 *
 * <p>Confined to the bearer's executor.
 */
final class ActivationAttempts {
    private final BearerRun run;
    private final Map<String, Attempt> attempts = new HashMap<>(); // by link

    ActivationAttempts(BearerRun run) {
        this.run = run;
    }

    CompletionStage<Void> activate(String identifier) {
        try {
            return begin(memberToUse(target(identifier)));
        } catch (NetworkException refused) {
            return CompletableFuture.failedStage(refused);
        }
    }

    CompletionStage<Void> deactivate(String identifier) {
        try {
            var item = target(identifier);
            if (item instanceof SceneService service) {
                membersOf(service).forEach(this::takeDown);
            } else {
                takeDown(item);
            }
            run.publish();
            return CompletableFuture.completedStage(null);
        } catch (NetworkException refused) {
            return CompletableFuture.failedStage(refused);
        }
    }

    /** Ends every attempt because the bearer stops. */
    void close(NetworkException gone) {
        List.copyOf(attempts.values()).forEach(attempt -> attempt.fail(gone));
        attempts.clear();
    }

    private CompletionStage<Void> begin(SceneItem item) {
        if (run.state(item.key()) == ACTIVE) {
            return CompletableFuture.completedStage(null);
        }
        refuseUnlessAvailable(item);
        var link = linkOf(item);
        var under = attempts.get(link);
        if (under != null && under.key.equals(item.key())) {
            return under.stage.minimalCompletionStage();
        }
        end(link, "", failure(FailureReason.DISPLACED, "", item.key() + " took the device"));
        var behaviour = run.scene().activation(item.key());
        var attempt = new Attempt(item.key());
        attempts.put(link, attempt);
        if (behaviour.answers()) {
            attempt.timer = run.context().schedule(behaviour.takes(), () -> finish(link, attempt, behaviour));
        }
        return attempt.stage.minimalCompletionStage();
    }

    private void finish(String link, Attempt attempt, ActivationBehaviour behaviour) {
        if (!attempts.remove(link, attempt)) {
            return;
        }
        var reason = behaviour.failure();
        if (reason == null) {
            reason = connect(link, attempt.key);
        }
        if (reason == null) {
            attempt.stage.complete(null);
        } else {
            var text = "activation of " + attempt.key + " failed: " + Keywords.of(reason);
            var refused = failure(reason, behaviour.platformReason(), text);
            remember(attempt.key, refused);
            run.publish();
            attempt.stage.completeExceptionally(refused);
        }
    }

    /** Connects, reports, and tells why it is not active all the same; null if it is. */
    private @Nullable FailureReason connect(String link, String key) {
        run.change(scene -> scene.items().get(link) instanceof SceneLink found
                ? scene.with(connected(found, key)).with(cleared(scene, key))
                : scene);
        run.publish();
        var state = run.state(key);
        if (state == ACTIVE) {
            return null;
        }
        run.change(
                scene -> scene.items().get(link) instanceof SceneLink found ? scene.with(disconnected(found)) : scene);
        return state == null ? FailureReason.INVALID_CONFIGURATION : FailureReason.NO_ADDRESS;
    }

    private void remember(String key, NetworkException refused) {
        var failure = new NetworkFailure(
                refused.reason(),
                refused.platformReason(),
                String.valueOf(refused.getMessage()),
                run.context().clock().instant());
        run.change(scene -> scene.item(key)
                .map(item -> scene.with(item.withTraits(item.traits().withLastFailure(failure))))
                .orElse(scene));
    }

    private void end(String link, String key, NetworkException why) {
        var attempt = attempts.get(link);
        if (attempt != null && (key.isEmpty() || attempt.key.equals(key))) {
            attempts.remove(link);
            attempt.fail(why);
        }
    }

    private SceneItem target(String identifier) {
        var scene = run.scene();
        if (!scene.canStartAndStop()) {
            throw failure(FailureReason.NOT_SUPPORTED, "", "starting and stopping interfaces is switched off here");
        }
        if (scene.health().status() != BearerStatus.READY) {
            throw failure(FailureReason.SERVICE_GONE, scene.health().code(), "the simulated daemon is away");
        }
        var key = identifier.startsWith(SceneTranslator.PREFIX)
                ? identifier.substring(SceneTranslator.PREFIX.length())
                : "";
        var item = scene.items().get(key);
        if (item == null || run.state(key) == null) {
            throw failure(
                    FailureReason.INVALID_CONFIGURATION, "", "no such configuration: " + PrintableText.of(identifier));
        }
        return item;
    }

    /** For a service network, its best member that is active or could be; any other item is itself to be used. */
    private SceneItem memberToUse(SceneItem item) {
        if (!(item instanceof SceneService service)) {
            return item;
        }
        for (var state : List.of(ACTIVE, DISCOVERED)) {
            for (var member : membersOf(service)) {
                if (run.state(member.key()) == state) {
                    return member;
                }
            }
        }
        throw failure(FailureReason.NOT_AVAILABLE, "", "no member of " + service.key() + " is available");
    }

    private List<SceneItem> membersOf(SceneService service) {
        return service.members().stream()
                .flatMap(member -> run.scene().item(member).stream())
                .filter(member -> !(member instanceof SceneService))
                .toList();
    }

    private void takeDown(SceneItem item) {
        var link = linkOf(item);
        end(link, item.key(), failure(FailureReason.ABORTED, "", item.key() + " was deactivated"));
        if (run.state(item.key()) == ACTIVE) {
            run.change(scene -> scene.with(disconnected(scene.link(link))));
        }
    }

    private void refuseUnlessAvailable(SceneItem item) {
        var scene = run.scene();
        if (item instanceof SceneNetwork network && !scene.isInRange(network)) {
            throw scene.radio()
                    ? failure(FailureReason.NOT_IN_RANGE, "", item.key() + " is not in range")
                    : failure(FailureReason.RADIO_OFF, "", "the Wi-Fi radio is switched off");
        }
        if (item instanceof SceneLink link && link.report().carrier() == Carrier.ABSENT) {
            throw failure(FailureReason.NO_CARRIER, "", item.key() + " has no carrier");
        }
        if (run.state(item.key()) != DISCOVERED) {
            throw failure(FailureReason.NOT_AVAILABLE, "", item.key() + " cannot be used now");
        }
    }

    private static String linkOf(SceneItem item) {
        return item instanceof SceneNetwork network ? network.link() : item.key();
    }

    private static SceneLink connected(SceneLink link, String key) {
        return link.isWlan() ? link.withNetwork(key) : cleared(link).withConnected(true);
    }

    private static SceneLink cleared(SceneLink link) {
        return link.withTraits(link.traits().withoutLastFailure());
    }

    private static List<SceneItem> cleared(Scene scene, String key) {
        return scene.items().get(key) instanceof SceneNetwork network
                ? List.of(network.withTraits(network.traits().withoutLastFailure()))
                : List.of();
    }

    private static SceneLink disconnected(SceneLink link) {
        return link.isWlan() ? link.withNetwork("") : link.withConnected(false);
    }

    private static NetworkException failure(FailureReason reason, String platformReason, String text) {
        return new NetworkException(reason, platformReason, text);
    }

    /** One activation under way. */
    private static final class Attempt {
        private final String key;
        private final CompletableFuture<Void> stage = new CompletableFuture<>();
        private @Nullable Scheduled timer;

        Attempt(String key) {
            this.key = key;
        }

        void fail(NetworkException why) {
            if (timer != null) {
                timer.cancel();
            }
            stage.completeExceptionally(why);
        }
    }
}
