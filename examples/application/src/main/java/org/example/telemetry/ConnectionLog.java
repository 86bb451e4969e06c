package org.example.telemetry;

import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

/**
 * Logs which network this machine uses, and each change of it.
 *
 * <p>A listener is a service, nothing more. It is called with the present first and with every change after that, one call at
 * a time, on a thread that it may block.
 */
@Component
public final class ConnectionLog implements NetworkListener {
    private final Logger log;

    /**
     * Created by Declarative Services.
     *
     * @param log the log
     */
    @Activate
    public ConnectionLog(@Reference(service = LoggerFactory.class) Logger log) {
        this.log = log;
    }

    @Override
    public void networkChanged(NetworkChange change) {
        String before = change.before().defaultIdentifier();
        String after = change.after().defaultIdentifier();
        if (!before.equals(after)) {
            log.info("the default network is {} now", after.isEmpty() ? "none" : after);
        }
        if (change.before().online() != change.after().online()) {
            log.info("this machine is {}", change.after().online() ? "online" : "offline");
        }
    }
}
