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
    static List<Step> read(Tokenizer tokens, int line) {
        var subject = tokens.next("what the line is about").text();
        return switch (subject) {
            case "link" -> now(line, LinkStatement.read(tokens));
            case "network" -> now(line, NetworkStatement.read(tokens));
            case "ap" -> AccessPointStatement.read(tokens, line);
            case "service" -> now(line, service(tokens));
            case "health" -> now(line, health(tokens));
            case "daemon" -> daemon(tokens, line);
            case "radio" -> now(line, radio(tokens));
            case "capabilities" -> now(line, capabilities(tokens));
            case "scan" -> now(line, scan(tokens));
            case "activation" -> now(line, activation(tokens));
            default -> throw new SyntaxException(subject, SUBJECTS);
        };
    }

    static List<Step> now(int line, UnaryOperator<Scene> change) {
        return List.of(new Step(line, Duration.ZERO, 0, change));
    }

    /** Finds an item of a scene that has to be of one type, if it is there. */
    static <T extends SceneItem> Optional<T> known(Scene scene, String key, Class<T> type) {
        return scene.item(key).map(item -> {
            if (!type.isInstance(item)) {
                throw new SyntaxException(key, "is already " + describe(item));
            }
            return type.cast(item);
        });
    }

    static <T extends SceneItem> T existing(Scene scene, String key, Class<T> type, String what) {
        return known(scene, key, type).orElseThrow(() -> new SyntaxException(key, "is not " + what + " of the scene"));
    }

    private static String describe(SceneItem item) {
        return item instanceof SceneLink ? "a link" : item instanceof SceneNetwork ? "a network" : "a service network";
    }

    private static UnaryOperator<Scene> service(Tokenizer tokens) {
        var key = tokens.name("the name of the service network");
        if (tokens.take("gone")) {
            tokens.end();
            return scene -> scene.without(existing(scene, key, SceneService.class, "a service network")
                    .key());
        }
        UnaryOperator<SceneService> edit = UnaryOperator.identity();
        while (!tokens.isEmpty()) {
            var token = tokens.next("an option");
            edit = then(
                    edit,
                    switch (token.key()) {
                        case "members" -> {
                            var members = Literals.list(token.value(), member -> member);
                            yield service ->
                                    new SceneService(service.key(), members, service.roaming(), service.traits());
                        }
                        case "roaming" -> {
                            boolean roaming = Keywords.yesOrNo(token.value());
                            yield service ->
                                    new SceneService(service.key(), service.members(), roaming, service.traits());
                        }
                        default -> {
                            var traits = TraitsReader.read(token);
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

    private static UnaryOperator<Scene> health(Tokenizer tokens) {
        var token = tokens.next("the health").text();
        var status = Keywords.constant(BearerStatus.class, token);
        if (status == BearerStatus.ABSENT) {
            throw new SyntaxException(token, "is nothing that a bearer reports; switch the simulation off");
        }
        var usual = usual(status);
        var code = tokens.textIfAny();
        var text = tokens.textIfAny();
        tokens.end();
        var health = new BearerHealth(
                status, code.isEmpty() ? usual.code() : code, code.isEmpty() || text.isEmpty() ? usual.text() : text);
        return scene -> scene.withHealth(health);
    }

    private static List<Step> daemon(Tokenizer tokens, int line) {
        if (tokens.take("returns")) {
            tokens.end();
            return now(line, scene -> scene.withHealth(BearerHealth.READY));
        }
        if (!tokens.take("dies")) {
            throw new SyntaxException(tokens.next("dies or returns").text(), "is neither dies nor returns");
        }
        var grace = GRACE;
        if (!tokens.isEmpty()) {
            var token = tokens.next("grace");
            if (!token.key().equals("grace")) {
                throw new SyntaxException(token.text(), "is not grace=TIME");
            }
            grace = Literals.duration(token.value());
            tokens.end();
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

    private static UnaryOperator<Scene> radio(Tokenizer tokens) {
        var token = tokens.next("on or off").text();
        tokens.end();
        return switch (token) {
            case "on" -> scene -> scene.withRadio(true);
            case "off" -> scene -> scene.withRadio(false);
            default -> throw new SyntaxException(token, "is neither on nor off");
        };
    }

    private static UnaryOperator<Scene> capabilities(Tokenizer tokens) {
        var capabilities = Keywords.constants(
                NetworkCapability.class,
                tokens.next("a list of capabilities, all or none").text());
        tokens.end();
        return scene -> scene.withCapabilities(capabilities);
    }

    private static UnaryOperator<Scene> scan(Tokenizer tokens) {
        var token = tokens.next("how scans go").text();
        var text = tokens.textIfAny();
        var takes = takes(tokens);
        var behaviour = switch (token) {
            case "works" -> new ScanBehaviour(takes, UpdateResult.COMPLETED);
            case "fails" -> new ScanBehaviour(takes, failed(UpdateOutcome.FAILED, text, "the simulated scan failed"));
            case "denied" -> new ScanBehaviour(takes, failed(UpdateOutcome.DENIED, text, "scanning is not allowed"));
            case "unavailable" ->
                new ScanBehaviour(takes, failed(UpdateOutcome.UNAVAILABLE, text, "scanning is not possible now"));
            case "silent" -> ScanBehaviour.SILENT;
            default -> throw new SyntaxException(token, "is not one of works, fails, denied, unavailable, silent");
        };
        return scene -> scene.withScan(behaviour);
    }

    private static UpdateResult failed(UpdateOutcome outcome, String text, String otherwise) {
        return new UpdateResult(outcome, text.isEmpty() ? otherwise : text);
    }

    private static UnaryOperator<Scene> activation(Tokenizer tokens) {
        var key = tokens.take("of") ? tokens.name("the name of a link or network") : "";
        var token = tokens.next("how activations go").text();
        var behaviour = switch (token) {
            case "works" -> ActivationBehaviour.WORKS;
            case "silent" -> ActivationBehaviour.SILENT;
            case "fails" ->
                ActivationBehaviour.fails(
                        Keywords.constant(
                                FailureReason.class, tokens.next("the reason").text()),
                        tokens.textIfAny());
            default -> throw new SyntaxException(token, "is not one of works, fails, silent");
        };
        var timed = behaviour.withTakes(takes(tokens));
        return scene -> {
            if (!key.isEmpty() && scene.item(key).isEmpty()) {
                throw new SyntaxException(key, "is not in the scene");
            }
            return scene.withActivation(key, timed);
        };
    }

    private static Duration takes(Tokenizer tokens) {
        if (tokens.isEmpty()) {
            return Duration.ZERO;
        }
        var token = tokens.next("takes");
        tokens.end();
        if (!token.key().equals("takes")) {
            throw new SyntaxException(token.text(), "is not takes=TIME");
        }
        return Literals.duration(token.value());
    }
}
