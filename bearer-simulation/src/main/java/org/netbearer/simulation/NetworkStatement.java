package org.netbearer.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.WlanSecurity;

/**
 * Reads a line about a Wi-Fi network.
 *
 * <p>Confined to one thread, for one line.
 */
final class NetworkStatement {
    private static final int USUAL_SIGNAL = 70;

    private final String key;
    private final List<UnaryOperator<SceneNetwork>> edits = new ArrayList<>();
    private String link = "";
    private boolean appears;
    private @Nullable Integer signal;

    private NetworkStatement(String key) {
        this.key = key;
    }

    static UnaryOperator<Scene> read(Tokenizer tokens) {
        var key = tokens.name("the name of the network");
        if (tokens.take("gone")) {
            tokens.end();
            return scene -> scene.without(Statement.existing(scene, key, SceneNetwork.class, "a network")
                    .key());
        }
        var statement = new NetworkStatement(key);
        while (!tokens.isEmpty()) {
            var token = tokens.next("an option");
            statement.edits.add(token.isOption() ? statement.option(token) : statement.flag(token.text(), tokens));
        }
        return statement::apply;
    }

    private Scene apply(Scene scene) {
        var network = Statement.known(scene, key, SceneNetwork.class).orElse(null);
        var adapter = link.isEmpty() && network != null ? network.link() : link;
        if (adapter.isEmpty()) {
            throw new SyntaxException(key, "is a new network and needs its adapter: on LINK");
        }
        if (!Statement.existing(scene, adapter, SceneLink.class, "a link").isWlan()) {
            throw new SyntaxException(adapter, "is not a link of kind wlan");
        }
        if (network == null || !network.link().equals(adapter)) {
            network = network == null ? SceneNetwork.of(key, adapter) : network.withLink(adapter);
        }
        for (var edit : edits) {
            network = edit.apply(network);
        }
        return scene.with(heard(network));
    }

    /** Sees to it that a network that appears, or has a signal, has an access point. */
    private SceneNetwork heard(SceneNetwork network) {
        if (signal == null && !(appears && !network.isInRange())) {
            return network;
        }
        int strength = signal == null ? USUAL_SIGNAL : signal;
        return network.with(SceneNetwork.accessPoint(SceneNetwork.bssidOf(key), network.security())
                .signalPercent(strength)
                .build());
    }

    private UnaryOperator<SceneNetwork> flag(String token, Tokenizer tokens) {
        switch (token) {
            case "on" -> {
                link = tokens.name("the name of the link");
                return UnaryOperator.identity();
            }
            case "appears" -> {
                appears = true;
                return UnaryOperator.identity();
            }
            case "vanishes" -> {
                return network -> network.withAccessPoints(List.of());
            }
            default -> throw new SyntaxException(token, "is not one of on, appears, vanishes, gone");
        }
    }

    private UnaryOperator<SceneNetwork> option(Token token) {
        switch (token.key()) {
            case "signal" -> {
                signal = Literals.number(token.value(), 0, 100);
                return UnaryOperator.identity();
            }
            case "ssid" -> {
                var ssid = Literals.ssid(token.value());
                return network -> network.withSsid(ssid);
            }
            case "security" -> {
                Set<WlanSecurity> security = Keywords.constants(WlanSecurity.class, token.value());
                return network -> network.withSecurity(security);
            }
            default -> {
                var traits = TraitsReader.read(token);
                return network -> network.withTraits(traits.apply(network.traits()));
            }
        }
    }
}
