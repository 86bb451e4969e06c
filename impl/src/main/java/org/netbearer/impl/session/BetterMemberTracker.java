package org.netbearer.impl.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.impl.activation.Devices;
import org.netbearer.impl.activation.Hold;

/** Where an open session would sooner be, and what has been tried there in vain or was turned down. Confined to the model thread. */
final class BetterMemberTracker {
    private final Session session;
    private final SessionContext context;
    private final Map<String, Long> failedAt = new HashMap<>();
    private final Set<String> declined = new HashSet<>();

    BetterMemberTracker(Session session, SessionContext context) {
        this.session = session;
        this.context = context;
    }

    /** The application does not want it; it is not offered again until it was unusable in between. */
    void declined(String identifier) {
        declined.add(identifier);
    }

    /** It could not be brought up; it is left alone for a while. */
    void failed(String identifier) {
        failedAt.put(identifier, context.nanoTime());
    }

    void forget() {
        failedAt.clear();
        declined.clear();
    }

    /** Returns the best member that is better than the one in use and worth trying; empty if there is none. */
    String find() {
        Target target = session.target();
        Hold current = session.current();
        if (target == null || current == null || !target.mayMove()) {
            return "";
        }
        var snapshot = context.snapshot();
        ConfigurationSnapshot here =
                snapshot.configuration(current.identifier()).orElse(null);
        boolean served = here != null && target.isMetBy(here);
        declined.removeIf(identifier ->
                snapshot.configuration(identifier).filter(target::isConceivable).isEmpty());
        for (ConfigurationSnapshot member : target.members(snapshot)) {
            if (member.identifier().equals(current.identifier())) {
                if (served) {
                    return "";
                }
            } else if (!declined.contains(member.identifier()) && isWorthTrying(target, member, here, current)) {
                return member.identifier();
            }
        }
        return "";
    }

    private boolean isWorthTrying(
            Target target, ConfigurationSnapshot member, @Nullable ConfigurationSnapshot here, Hold current) {
        if (target.isMetBy(member)) {
            return true;
        }
        Long failed = failedAt.get(member.identifier());
        boolean tired = failed != null
                && context.nanoTime() - failed
                        < context.settings().retryInterval().toNanos();
        if (tired || member.state() != ConfigurationState.DISCOVERED || !target.isConceivable(member)) {
            return false;
        }
        boolean breaks = here != null
                && Devices.isSame(here.link().orElse(null), member.link().orElse(null));
        boolean free = breaks
                ? current.isOnly() && current.isStartedHere()
                : Devices.activeBeside(context.snapshot(), member).isEmpty() || session.request.isReplacing();
        return free && context.network().refusal(member.identifier()) == null;
    }
}
