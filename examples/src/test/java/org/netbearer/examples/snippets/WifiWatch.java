package org.netbearer.examples.snippets;

import java.util.ArrayList;
import java.util.List;
import org.netbearer.api.ConfigurationChange;
import org.netbearer.api.NetworkListener;
import org.osgi.service.component.annotations.Component;

/** How to use it in an application. */
@Component(property = NetworkListener.FILTER + "=(netbearer.bearer.type=WLAN)")
public final class WifiWatch implements NetworkListener {
    @Override
    public void configurationChanged(ConfigurationChange change) {
        seen.add(change.after().name());
    }

    final List<String> seen = new ArrayList<>();
}
