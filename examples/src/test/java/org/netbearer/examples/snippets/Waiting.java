package org.netbearer.examples.snippets;

import org.netbearer.api.NetworkConfiguration;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.condition.Condition;

/** README, and the reference of the services. */
@Component(service = Waiting.class)
public final class Waiting {
    @Reference(target = "(osgi.condition.id=netbearer.online)")
    Condition online;

    @Reference(target = "(&(netbearer.bearer.type=WLAN)(netbearer.state=ACTIVE))")
    NetworkConfiguration wifi;
}
