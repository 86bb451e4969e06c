package org.netbearer.impl;

import org.netbearer.impl.bearer.Probes;
import org.netbearer.impl.model.NetworkModel;
import org.netbearer.impl.model.Readiness;
import org.netbearer.impl.runtime.ModelThread;
import org.netbearer.spi.BearerProbe;
import org.netbearer.spi.BearerProbe.Presence;

/** Passes what the probes answer to the model. Thread-safe. */
record ProbeAnswers(ModelThread modelThread, NetworkModel model, Readiness readiness) implements Probes.Answers {
    @Override
    public void asked(BearerProbe probe, long bundle) {
        modelThread.execute(() -> readiness.asked(probe, bundle));
    }

    @Override
    public void answered(BearerProbe probe, String name, Presence presence) {
        modelThread.execute(() -> {
            if (!presence.present()) {
                model.absent(name, presence.reason());
            }
            readiness.answered(probe);
        });
    }

    @Override
    public void gone(BearerProbe probe, String name) {
        modelThread.execute(() -> {
            model.forget(name);
            readiness.answered(probe);
        });
    }
}
