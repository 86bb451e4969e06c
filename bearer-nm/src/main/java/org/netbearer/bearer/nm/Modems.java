package org.netbearer.bearer.nm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.netbearer.bearer.nm.dbus.BusCall;
import org.netbearer.bearer.nm.dbus.BusSignal;

/**
 * The technologies that modems use now, by ModemManager. It is asked once for each modem that NetworkManager lists, and
 * listened to from the first on; without a modem nothing is sent.
 *
 * <p>Confined to the lane.
 */
final class Modems {
    private static final String NAME = "org.freedesktop.ModemManager1";
    private static final String MODEM = NAME + ".Modem";
    private static final String TECHNOLOGIES = "AccessTechnologies";
    private static final List<String> MATCH_RULES = List.of(
            "type='signal',sender='org.freedesktop.DBus',interface='org.freedesktop.DBus',member='NameOwnerChanged',arg0='"
                    + NAME + "'",
            "type='signal',sender='" + NAME + "',interface='" + NmCalls.PROPERTIES + "',arg0='" + MODEM + "'");

    private final Function<BusCall, CompletionStage<List<Object>>> calls;
    private final Runnable changed;
    private final Map<String, Long> technologies = new HashMap<>();
    private Set<String> followed = Set.of();
    private boolean listening;
    private int life;

    /** Sends with {@code calls}, and runs {@code changed} after each news. */
    Modems(Function<BusCall, CompletionStage<List<Object>>> calls, Runnable changed) {
        this.calls = calls;
        this.changed = changed;
    }

    /** By the path of the modem at ModemManager, which is the {@code Udi} of its device. */
    Map<String, Long> technologies() {
        return Map.copyOf(technologies);
    }

    /** The bus is another one, or none. */
    void clear() {
        forget();
        followed = Set.of();
        listening = false;
    }

    /** Looks whether modems came or went; called after each batch of messages. */
    void look(NmTree tree) {
        Set<String> modems = tree.modems();
        if (modems.equals(followed)) {
            return;
        }
        if (!listening) {
            listening = true;
            MATCH_RULES.forEach(rule -> calls.apply(BusCall.addMatch(rule)).exceptionally(refused -> List.of()));
        }
        var added = new HashSet<>(modems);
        added.removeAll(followed);
        technologies.keySet().retainAll(modems);
        followed = Set.copyOf(modems);
        added.forEach(this::ask);
    }

    /** Takes a signal if it is one of ModemManager's or about it. */
    boolean take(BusSignal signal) {
        if (signal.member().equals("NameOwnerChanged")) {
            if (!signal.text(0).equals(NAME)) {
                return false;
            }
            forget();
            followed.forEach(this::ask);
            changed.run();
            return true;
        }
        if (!signal.text(0).equals(MODEM)) {
            return false;
        }
        if (followed.contains(signal.path()) && signal.map(1).get(TECHNOLOGIES) instanceof Long now) {
            technologies.put(signal.path(), now);
            changed.run();
        }
        return true;
    }

    /** Where ModemManager is not there, or does not know the modem (yet), the call fails, and nothing is known. */
    private void ask(String modem) {
        int now = life;
        var call = new BusCall(NAME, modem, NmCalls.PROPERTIES, "Get", "ss", List.of(MODEM, TECHNOLOGIES));
        calls.apply(call).whenComplete((answer, failure) -> {
            if (now == life && failure == null && followed.contains(modem) && answer.get(0) instanceof Long known) {
                technologies.put(modem, known);
                changed.run();
            }
        });
    }

    private void forget() {
        life++;
        technologies.clear();
    }
}
