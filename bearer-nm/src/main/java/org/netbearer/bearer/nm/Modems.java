package org.netbearer.bearer.nm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.bearer.nm.dbus.BusCall;
import org.netbearer.bearer.nm.dbus.BusSignal;

/**
 * The technologies that modems use now, by ModemManager. All of them are asked for at once when NetworkManager lists a
 * new modem, and signals are subscribed to from the first one on; without a modem nothing is sent.
 *
 * <p>Confined to the bearer's serial executor.
 */
final class Modems {
    static final String NAME = "org.freedesktop.ModemManager1";
    private static final String MODEM = NAME + ".Modem";
    private static final String TECHNOLOGIES = "AccessTechnologies";
    private static final List<String> MATCH_RULES = List.of(
            "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='"
                    + NAME + "'",
            "type='signal',sender='" + NAME + "',interface='" + NmCalls.PROPERTIES + "',arg0='" + MODEM + "'");

    private final Function<BusCall, CompletionStage<Arguments>> calls;
    private final Runnable changed;
    private final Map<String, Long> technologies = new HashMap<>();
    private Set<String> followed = Set.of();
    private boolean listening;
    private int generation;

    /** Creates an instance that calls with {@code calls}, and runs {@code changed} after each change. */
    Modems(Function<BusCall, CompletionStage<Arguments>> calls, Runnable changed) {
        this.calls = calls;
        this.changed = changed;
    }

    /** By the path of the modem at ModemManager, which is the {@code Udi} of its device. */
    Map<String, Long> technologies() {
        return Map.copyOf(technologies);
    }

    /** Called when the bus is lost. */
    void clear() {
        forget();
        followed = Set.of();
        listening = false;
    }

    /** Follows the modems of the daemon; called after each batch of messages. */
    void follow(NmTree tree) {
        Set<String> modems = tree.modems();
        if (modems.equals(followed)) {
            return;
        }
        if (!listening) {
            listening = true;
            MATCH_RULES.forEach(rule -> calls.apply(BusCall.addMatch(rule)).exceptionally(refused -> Arguments.NONE));
        }
        boolean added = !followed.containsAll(modems);
        technologies.keySet().retainAll(modems);
        followed = Set.copyOf(modems);
        if (added) {
            ask();
        }
    }

    /** Handles a signal of ModemManager or about its owner; returns false for any other. */
    boolean handle(BusSignal signal) {
        if (signal.member().equals("NameOwnerChanged")) {
            if (!signal.arguments().text(0).equals(NAME)) {
                return false;
            }
            forget();
            if (!followed.isEmpty() && !signal.arguments().text(2).isEmpty()) {
                ask();
            }
            changed.run();
            return true;
        }
        if (!signal.arguments().text(0).equals(MODEM)) {
            return false;
        }
        var properties = new Properties(signal.arguments().map(1));
        if (followed.contains(signal.path()) && properties.has(TECHNOLOGIES)) {
            note(signal.path(), properties);
            changed.run();
        }
        return true;
    }

    /** Where ModemManager is not there the call fails, and where it does not know a modem (yet), nothing is known of it. */
    private void ask() {
        int now = generation;
        calls.apply(NmCalls.modems()).whenComplete((answer, failure) -> {
            if (now == generation && failure == null && answer.get(0) instanceof Map<?, ?> objects) {
                var modems = new Properties(objects);
                followed.forEach(modem -> note(modem, modems.section(modem).section(MODEM)));
                changed.run();
            }
        });
    }

    private void note(String modem, Properties properties) {
        if (properties.has(TECHNOLOGIES)) {
            technologies.put(modem, properties.number(TECHNOLOGIES, 0));
        }
    }

    private void forget() {
        generation++;
        technologies.clear();
    }
}
