package org.netbearer.bearer.nm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.api.FailureReason;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.bearer.nm.dbus.BusSignal;

final class FailuresTest {
    private static final String DEVICE = "/device";
    private static final String ACTIVE = "/active";

    private final NmTree tree = new NmTree();
    private final Failures failures = new Failures(tree, InstantSource.fixed(Scene.NOW));

    @BeforeEach
    void connect() {
        tree.add(ACTIVE, Map.of(NmObject.ACTIVE, Map.of("Uuid", Scene.UUID, "Vpn", true)));
        tree.add(DEVICE, Map.of(NmObject.DEVICE, Map.of("ActiveConnection", ACTIVE)));
        device(NmDevice.FAILED, 7);
    }

    private void device(long state, long reason) {
        failures.handle(
                new BusSignal(DEVICE, NmObject.DEVICE, "StateChanged", new Arguments(List.of(state, 50L, reason))));
    }

    private void vpn(long state, long reason) {
        failures.handle(new BusSignal(ACTIVE, NmObject.ACTIVE, "StateChanged", new Arguments(List.of(state, reason))));
    }

    @Test
    void keepsTheReasonOfADevice() {
        assertThat(failures.byProfile().get(Scene.UUID).reason()).isEqualTo(FailureReason.NO_SECRETS);
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 40, 50, 90})
    void keepsItWhileTheDeviceGoesOn(long state) {
        device(state, 0);
        assertThat(failures.byProfile()).containsKey(Scene.UUID);
    }

    @Test
    void forgetsItOnceTheDeviceIsActivated() {
        device(NmDevice.ACTIVATED, 0);
        assertThat(failures.byProfile()).isEmpty();
    }

    @Test
    void keepsTheReasonOfAVpnUntilItIsUp() {
        vpn(NmState.DEACTIVATED, 10);
        assertThat(failures.byProfile().get(Scene.UUID).reason()).isEqualTo(FailureReason.AUTHENTICATION_FAILED);
        vpn(NmState.ACTIVATING, 0);
        assertThat(failures.byProfile()).isNotEmpty();
        vpn(NmState.ACTIVATED, 0);
        assertThat(failures.byProfile()).isEmpty();
    }

    @Test
    void forgetsProfilesThatAreDeleted() {
        failures.retain(Set::of);
        assertThat(failures.byProfile()).isEmpty();
    }

    @Test
    void tellsNothingOfWhatIsNotThere() {
        assertThat(failures.handle(new BusSignal("/gone", NmObject.DEVICE, "StateChanged", Arguments.NONE)))
                .isNull();
    }
}
