package org.netbearer.itest.tenant;

import org.netbearer.api.NetworkConditions;
import org.netbearer.api.NetworkConfiguration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.condition.Condition;

/** Lives as long as the machine is online over some configuration; immutable. */
@Component(service = Commuter.class, immediate = true)
public final class Commuter {
    private final NetworkConfiguration way;

    /**
     * Takes what it waited for.
     *
     * @param online that the machine is online
     * @param way what it is online over
     */
    @Activate
    public Commuter(
            @Reference(target = "(osgi.condition.id=" + NetworkConditions.ONLINE + ")") Condition online,
            @Reference(target = "(" + NetworkConfiguration.STATE + "=ACTIVE)") NetworkConfiguration way) {
        this.way = way;
    }

    @Override
    public String toString() {
        return "commuter over " + way.identifier();
    }
}
