package org.netbearer.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.AccessPoint;
import org.netbearer.api.MacAddress;
import org.netbearer.api.WlanSecurity;

/**
 * Reads a line about an access point, which may fade or grow over a time.
 *
 * <p>Confined to one thread, for one line.
 */
final class AccessPointStatement {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_FADE = Duration.ofHours(1);
    private static final Pattern FADE = Pattern.compile("(\\d{1,3})\\.\\.(\\d{1,3})");

    private final MacAddress bssid;
    private final List<UnaryOperator<AccessPoint>> edits = new ArrayList<>();
    private String network = "";
    private int from = -1;
    private int to = -1;
    private boolean dbmGiven;
    private @Nullable Duration over;

    private AccessPointStatement(MacAddress bssid) {
        this.bssid = bssid;
    }

    static List<Step> read(Tokenizer tokens, int line) {
        var statement = new AccessPointStatement(
                Literals.hardwareAddress(tokens.next("the BSSID").text()));
        if (tokens.take("gone")) {
            tokens.end();
            return Statement.now(line, scene -> scene.with(statement.find(scene).without(statement.bssid)));
        }
        while (!tokens.isEmpty()) {
            statement.read(tokens.next("an option"), tokens);
        }
        return statement.steps(line);
    }

    private List<Step> steps(int line) {
        if (over == null) {
            if (from != to) {
                throw new SyntaxException(from + ".." + to, "needs over=TIME");
            }
            return Statement.now(line, scene -> apply(scene, to));
        }
        if (from < 0) {
            throw new SyntaxException("over", "needs signal=FROM..TO");
        }
        var steps = new ArrayList<Step>();
        long seconds = Math.max(1, over.toSeconds());
        for (long second = 0; second <= seconds; second++) {
            int signal = (int) (from + Math.round((to - from) * (double) second / seconds));
            steps.add(new Step(line, SECOND.multipliedBy(second), 0, scene -> apply(scene, signal)));
        }
        return steps;
    }

    private Scene apply(Scene scene, int signal) {
        var served = find(scene);
        var point = served.accessPoints().stream()
                .filter(each -> each.bssid().filter(bssid::equals).isPresent())
                .findFirst()
                .orElseGet(
                        () -> SceneNetwork.accessPoint(bssid, served.security()).build());
        for (var edit : edits) {
            point = edit.apply(point);
        }
        return scene.with(served.with(signal < 0 ? point : withSignal(point, signal)));
    }

    /** Finds the network that is named, or that has the access point already. */
    private SceneNetwork find(Scene scene) {
        if (!network.isEmpty()) {
            return Statement.existing(scene, network, SceneNetwork.class, "a network");
        }
        for (var item : scene.items().values()) {
            if (item instanceof SceneNetwork each
                    && each.accessPoints().stream()
                            .anyMatch(
                                    point -> point.bssid().filter(bssid::equals).isPresent())) {
                return each;
            }
        }
        throw new SyntaxException(bssid.toString(), "is a new access point and needs its network: of NETWORK");
    }

    private void read(Token token, Tokenizer tokens) {
        var value = token.value();
        switch (token.key()) {
            case "" -> {
                if (!token.text().equals("of")) {
                    throw new SyntaxException(token.text(), "is not one of of, gone");
                }
                network = tokens.name("the name of the network");
            }
            case "signal" -> signal(value);
            case "over" -> {
                over = Literals.duration(value);
                if (over.compareTo(LONGEST_FADE) > 0) {
                    throw new SyntaxException(value, "is longer than an hour");
                }
            }
            case "channel" -> {
                int channel = Literals.number(value, 1, 196);
                edits.add(point -> onChannel(point, frequencyOf(channel), channel, point.channelWidthMhz()));
            }
            case "frequency" -> {
                int frequency = Literals.number(value, 2400, 7200);
                edits.add(point -> onChannel(point, frequency, channelOf(frequency), point.channelWidthMhz()));
            }
            case "width" -> {
                int width = Literals.number(value, 1, 320);
                edits.add(point -> onChannel(point, point.frequencyMhz(), point.channel(), width));
            }
            case "security" -> {
                Set<WlanSecurity> security = Keywords.constants(WlanSecurity.class, value);
                edits.add(point -> point.toBuilder().security(security).build());
            }
            case "dbm" -> {
                int dbm = Literals.number(value, -120, 0);
                dbmGiven = true;
                edits.add(point -> point.toBuilder().signalDbm(dbm).build());
            }
            case "bitrate" -> {
                int kbps = Literals.number(value, 0, Integer.MAX_VALUE);
                edits.add(point -> point.toBuilder().maxBitrateKbps(kbps).build());
            }
            default -> throw new SyntaxException(token.text(), "is not understood here");
        }
    }

    private void signal(String value) {
        var fade = FADE.matcher(value);
        if (fade.matches()) {
            from = Literals.number(fade.group(1), 0, 100);
            to = Literals.number(fade.group(2), 0, 100);
        } else {
            from = Literals.number(value, 0, 100);
            to = from;
        }
    }

    private static int frequencyOf(int channel) {
        return channel == 14 ? 2484 : channel < 14 ? 2407 + 5 * channel : 5000 + 5 * channel;
    }

    private static int channelOf(int frequency) {
        return frequency == 2484
                ? 14
                : frequency < 2500
                        ? (frequency - 2407) / 5
                        : frequency < 5950 ? (frequency - 5000) / 5 : (frequency - 5950) / 5;
    }

    private AccessPoint withSignal(AccessPoint point, int percent) {
        // without a date, it is seen now
        var heard = AccessPoint.builder()
                .security(point.security())
                .frequencyMhz(point.frequencyMhz())
                .channel(point.channel())
                .channelWidthMhz(point.channelWidthMhz())
                .signalPercent(percent)
                .maxBitrateKbps(point.maxBitrateKbps());
        point.bssid().ifPresent(heard::bssid);
        if (dbmGiven) {
            point.signalDbm().ifPresent(heard::signalDbm);
        } else {
            heard.signalDbm(percent / 2 - 100);
        }
        return heard.build();
    }

    private static AccessPoint onChannel(AccessPoint point, int frequency, int channel, int width) {
        return point.toBuilder()
                .frequencyMhz(frequency)
                .channel(channel)
                .channelWidthMhz(width)
                .build();
    }
}
