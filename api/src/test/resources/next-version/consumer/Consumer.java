package org.example.consumer;

import java.io.ByteArrayInputStream;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerType;
import org.netbearer.api.Checkpoint;
import org.netbearer.api.CheckpointService;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.ConfigurationType;
import org.netbearer.api.NetworkChange;
import org.netbearer.api.NetworkListener;
import org.netbearer.api.NetworkSnapshot;
import org.netbearer.api.Purpose;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** What an application does that was built against the API as it is. */
public final class Consumer implements BundleActivator, Function<byte[], String>, NetworkListener {
    @Override
    public void start(BundleContext context) {
        context.registerService(Function.class, this, null);
        context.registerService(NetworkListener.class, this, null);
    }

    @Override
    public void stop(BundleContext context) {}

    /** Reads a stream of this version, and makes values in each way that there is. */
    @Override
    public String apply(byte[] stored) {
        return read(stored) + "; " + built().name() + ", " + constructed().name() + ", " + technologies();
    }

    @Override
    public void networkChanged(NetworkChange change) {}

    private static String read(byte[] stored) {
        try (var stream = new ObjectInputStream(new ByteArrayInputStream(stored)) {
            @Override
            protected Class<?> resolveClass(java.io.ObjectStreamClass type) throws ClassNotFoundException {
                return Class.forName(type.getName(), false, NetworkSnapshot.class.getClassLoader());
            }
        }) {
            var snapshot = (NetworkSnapshot) stream.readObject();
            return snapshot.defaultConfiguration()
                    .map(used -> used.identifier() + " " + used.state() + " on "
                            + used.link().orElseThrow().name())
                    .orElse("nothing");
        } catch (Exception failed) {
            return failed.toString();
        }
    }

    private static ConfigurationSnapshot built() {
        return ConfigurationSnapshot.builder("test:built").state(ConfigurationState.ACTIVE).build();
    }

    private static ConfigurationSnapshot constructed() {
        return new ConfigurationSnapshot(
                "test:constructed",
                "constructed",
                ConfigurationType.INTERNET_ACCESS_POINT,
                "test",
                BearerType.WLAN,
                Purpose.UNKNOWN,
                ConfigurationState.ACTIVE,
                Optional.empty(),
                Optional.empty(),
                Assessment.CONNECTIVITY_UNKNOWN,
                Assessment.METERED_UNKNOWN,
                false,
                List.of(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    private static String technologies() {
        int known = 0;
        int others = 0;
        for (BearerType type : BearerType.values()) {
            switch (type) {
                case ETHERNET, WLAN -> known++;
                default -> others++;
            }
        }
        return known + " known of " + (known + others);
    }
}
