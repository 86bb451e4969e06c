package org.netbearer.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.FailureReason;
import org.netbearer.api.NetworkCapability;
import org.netbearer.api.UpdateOutcome;
import org.netbearer.spi.UpdateResult;

/** Reads what one line says; links and networks have readers of their own. */
final class Statement {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String SUBJECTS =
            "is not something to talk about: link, network, ap, service, health, daemon, radio, capabilities, scan, activation";

    private Statement() {}

    /** Returns the steps of one line; their times count from the line's own. */
    static List<Step> read(Words words, int line) {
        var subject = words.next("what the line is about").text();
        return switch (subject) {
            case "link" -> now(line, LinkStatement.read(words));
            case "network" -> now(line, NetworkStatement.read(words));
            case "ap" -> AccessPointStatement.read(words, line);
            case "service" -> now(line, service(words));
            case "health" -> now(line, health(words));
            case "daemon" -> daemon(words, line);
            case "radio" -> now(line, radio(words));
            case "capabilities" -> now(line, capabilities(words));
            case "scan" -> now(line, scan(words));
            case "activation" -> now(line, activation(words));
            default -> throw new WordException(subject, SUBJECTS);
        };
    }

    static List<Step> now(int line, UnaryOperator<Scene> change) {
        return List.of(new Step(line, Duration.ZERO, 0, change));
    }

    /** Finds an item of a scene that has to be of one type, if it is there. */
    static <T extends SceneItem> Optional<T> known(Scene scene, String key, Class<T> type) {
        return scene.item(key).map(item -> {
            if (!type.isInstance(item)) {
                throw new WordException(key, "is already " + describe(item));
            }
            return type.cast(item);
        });
    }

    static <T extends SceneItem> T existing(Scene scene, String key, Class<T> type, String what) {
        return known(scene, key, type).orElseThrow(() -> new WordException(key, "is not " + what + " of the scene"));
    }

    private static String describe(SceneItem item) {
        return item instanceof SceneLink ? "a link" : item instanceof SceneNetwork ? "a network" : "a service network";
    }

    private static UnaryOperator<Scene> service(Words words) {
        var key = words.name("the name of the service network");
        if (words.take("gone")) {
            words.end();
            return scene -> scene.without(existing(scene, key, SceneService.class, "a service network")
                    .key());
        }
        UnaryOperator<SceneService> edit = UnaryOperator.identity();
        while (!words.isEmpty()) {
            var word = words.next("an option");
            edit = then(
                    edit,
                    switch (word.key()) {
                        case "members" -> {
                            var members = Literals.list(word.value(), member -> member);
                            yield service ->
                                    new SceneService(service.key(), members, service.roaming(), service.traits());
                        }
                        case "roaming" -> {
                            boolean roaming = Vocabulary.yesOrNo(word.value());
                            yield service ->
                                    new SceneService(service.key(), service.members(), roaming, service.traits());
                        }
                        default -> {
                            var traits = TraitsOption.read(word);
                            yield service -> service.withTraits(traits.apply(service.traits()));
                        }
                    });
        }
        var edits = edit;
        return scene ->
                scene.with(edits.apply(known(scene, key, SceneService.class).orElseGet(() -> SceneService.of(key))));
    }

    static <T> UnaryOperator<T> then(UnaryOperator<T> first, UnaryOperator<T> second) {
        return value -> second.apply(first.apply(value));
    }

    private static UnaryOperator<Scene> health(Words words) {
        var word = words.next("the health").text();
        var status = Vocabulary.constant(BearerStatus.class, word);
        if (status == BearerStatus.ABSENT) {
            throw new WordException(word, "is nothing that a bearer reports; switch the simulation off");
        }
        var usual = usual(status);
        var code = words.textIfAny();
        var text = words.textIfAny();
        words.end();
        var health = new BearerHealth(
                status, code.isEmpty() ? usual.code() : code, code.isEmpty() || text.isEmpty() ? usual.text() : text);
        return scene -> scene.withHealth(health);
    }

    private static List<Step> daemon(Words words, int line) {
        if (words.take("returns")) {
            words.end();
            return now(line, scene -> scene.withHealth(BearerHealth.READY));
        }
        if (!words.take("dies")) {
            throw new WordException(words.next("dies or returns").text(), "is neither dies nor returns");
        }
        var grace = GRACE;
        if (!words.isEmpty()) {
            var word = words.next("grace");
            if (!word.key().equals("grace")) {
                throw new WordException(word.text(), "is not grace=TIME");
            }
            grace = Literals.duration(word.value());
            words.end();
        }
        var stale = usual(BearerStatus.STALE);
        UnaryOperator<Scene> dies = scene -> scene.withHealth(stale);
        return List.of(
                new Step(line, Duration.ZERO, 0, dies), new Step(line, grace, 0, scene -> staysAway(scene, stale)));
    }

    @SuppressWarnings("ReferenceEquality") // this death, not one that came after the daemon had returned
    private static Scene staysAway(Scene scene, BearerHealth stale) {
        return scene.health() == stale ? scene.withHealth(usual(BearerStatus.WAITING)) : scene;
    }

    private static BearerHealth usual(BearerStatus status) {
        return switch (status) {
            case STARTING, READY, ABSENT -> new BearerHealth(status, "", "");
            case WAITING -> new BearerHealth(status, "service-stopped", "The simulated daemon is not running.");
            case STALE ->
                new BearerHealth(
                        status, "service-stopped", "The simulated daemon went away; what is shown is from before.");
            case DENIED -> new BearerHealth(status, "denied", "The simulation refuses to tell anything.");
            case FAILED -> new BearerHealth(status, "failed", "The simulated bearer does not work.");
        };
    }

    private static UnaryOperator<Scene> radio(Words words) {
        var word = words.next("on or off").text();
        words.end();
        return switch (word) {
            case "on" -> scene -> scene.withRadio(true);
            case "off" -> scene -> scene.withRadio(false);
            default -> throw new WordException(word, "is neither on nor off");
        };
    }

    private static UnaryOperator<Scene> capabilities(Words words) {
        var capabilities = Vocabulary.constants(
                NetworkCapability.class,
                words.next("a list of capabilities, all or none").text());
        words.end();
        return scene -> scene.withCapabilities(capabilities);
    }

    private static UnaryOperator<Scene> scan(Words words) {
        var word = words.next("how scans go").text();
        var text = words.textIfAny();
        var takes = takes(words);
        var behaviour = switch (word) {
            case "works" -> new ScanBehaviour(takes, UpdateResult.COMPLETED);
            case "fails" -> new ScanBehaviour(takes, failed(UpdateOutcome.FAILED, text, "the simulated scan failed"));
            case "denied" -> new ScanBehaviour(takes, failed(UpdateOutcome.DENIED, text, "scanning is not allowed"));
            case "unavailable" ->
                new ScanBehaviour(takes, failed(UpdateOutcome.UNAVAILABLE, text, "scanning is not possible now"));
            case "silent" -> ScanBehaviour.SILENT;
            default -> throw new WordException(word, "is not one of works, fails, denied, unavailable, silent");
        };
        return scene -> scene.withScan(behaviour);
    }

    private static UpdateResult failed(UpdateOutcome outcome, String text, String otherwise) {
        return new UpdateResult(outcome, text.isEmpty() ? otherwise : text);
    }

    private static UnaryOperator<Scene> activation(Words words) {
        var key = words.take("of") ? words.name("the name of a link or network") : "";
        var word = words.next("how activations go").text();
        var behaviour = switch (word) {
            case "works" -> ActivationBehaviour.WORKS;
            case "silent" -> ActivationBehaviour.SILENT;
            case "fails" ->
                ActivationBehaviour.fails(
                        Vocabulary.constant(
                                FailureReason.class, words.next("the reason").text()),
                        words.textIfAny());
            default -> throw new WordException(word, "is not one of works, fails, silent");
        };
        var timed = behaviour.withTakes(takes(words));
        return scene -> {
            if (!key.isEmpty() && scene.item(key).isEmpty()) {
                throw new WordException(key, "is not in the scene");
            }
            return scene.withActivation(key, timed);
        };
    }

    private static Duration takes(Words words) {
        if (words.isEmpty()) {
            return Duration.ZERO;
        }
        var word = words.next("takes");
        words.end();
        if (!word.key().equals("takes")) {
            throw new WordException(word.text(), "is not takes=TIME");
        }
        return Literals.duration(word.value());
    }
}
