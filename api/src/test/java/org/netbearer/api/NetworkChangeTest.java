package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DEFINED;
import static org.netbearer.api.ConfigurationState.DISCOVERED;
import static org.netbearer.api.ConfigurationState.UNDEFINED;
import static org.netbearer.api.Samples.LATER;
import static org.netbearer.api.Samples.THEN;
import static org.netbearer.api.Samples.accessPoint;
import static org.netbearer.api.Samples.bearer;
import static org.netbearer.api.Samples.configuration;
import static org.netbearer.api.Samples.link;
import static org.netbearer.api.Samples.snapshot;
import static org.netbearer.api.Samples.snapshotOf;
import static org.netbearer.api.Samples.wlan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.internal.NetworkChanges;

final class NetworkChangeTest {
    private static final String BSSID = "02:00:00:00:00:01";

    @Test
    void listsRemovedChangedAndAddedInOrderOfIdentifier() {
        var change = NetworkChanges.between(
                snapshot(configuration("t:a", ACTIVE), configuration("t:b", ACTIVE), configuration("t:d", DEFINED)),
                snapshot(configuration("t:b", DEFINED), configuration("t:c", ACTIVE), configuration("t:d", DEFINED)));
        assertThat(change.removed())
                .extracting(ConfigurationSnapshot::identifier)
                .containsExactly("t:a");
        assertThat(change.changed()).hasSize(1);
        assertThat(change.changed().get(0).before().state()).isEqualTo(ACTIVE);
        assertThat(change.changed().get(0).after().state()).isEqualTo(DEFINED);
        assertThat(change.added()).extracting(ConfigurationSnapshot::identifier).containsExactly("t:c");
    }

    @Test
    void showsWhatIsRemovedAsUndefinedWithTheStateItHad() {
        var removed = NetworkChanges.between(snapshot(configuration("t:a", ACTIVE)), snapshot())
                .removed()
                .get(0);
        assertThat(removed.state()).isEqualTo(UNDEFINED);
        assertThat(removed.stateBeforeRemoval()).contains(ACTIVE);
        assertThat(removed.identifier()).isEqualTo("t:a");
        assertThat(removed.name()).isEqualTo("t:a");
        assertThat(removed.link()).isEmpty();
    }

    @Test
    void findsNothingInOneSnapshot() {
        var snapshot = snapshot("t:a", configuration("t:a", ACTIVE));
        assertThat(NetworkChanges.between(snapshot, snapshot).isEmpty()).isTrue();
        assertThat(NetworkChanges.between(snapshot, snapshot("t:a", configuration("t:a", ACTIVE)))
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void leadsFromOneSnapshotToTheOtherWhenItIsReplayed(long seed) {
        var random = new Random(seed);
        var before = randomSnapshot(random);
        var after = randomSnapshot(random);
        var change = NetworkChanges.between(before, after);
        var replayed = new TreeMap<String, ConfigurationSnapshot>();
        before.configurations().forEach(each -> replayed.put(each.identifier(), each));
        change.removed().forEach(each -> replayed.remove(each.identifier()));
        change.changed().forEach(each -> replayed.put(each.after().identifier(), each.after()));
        change.added().forEach(each -> replayed.put(each.identifier(), each));
        assertThat(replayed.values()).containsExactlyElementsOf(after.configurations());
    }

    private static NetworkChange between(
            NetworkSnapshot before,
            NetworkSnapshot after,
            BiPredicate<NetworkSnapshot, ConfigurationSnapshot> seen,
            boolean measurements) {
        return NetworkChanges.between(
                before, each -> seen.test(before, each), after, each -> seen.test(after, each), measurements);
    }

    @Nested
    final class WithAnInterest {
        @Test
        void addsWhatStartsToBeOfInterestAndRemovesWhatEndsToBe() {
            var before = snapshot(configuration("t:a", ACTIVE), configuration("t:b", DEFINED));
            var after = snapshot(configuration("t:a", DEFINED), configuration("t:b", ACTIVE));
            var change = between(before, after, (snapshot, each) -> each.state() == ACTIVE, false);
            assertThat(change.removed())
                    .extracting(ConfigurationSnapshot::identifier)
                    .containsExactly("t:a");
            assertThat(change.removed().get(0).stateBeforeRemoval()).contains(ACTIVE);
            assertThat(change.added())
                    .extracting(ConfigurationSnapshot::identifier)
                    .containsExactly("t:b");
            assertThat(change.changed()).isEmpty();
        }

        @Test
        void addsAndRemovesThoughTheConfigurationItselfDidNotChange() {
            var a = configuration("t:a", ACTIVE);
            var change = between(
                    snapshot(a),
                    snapshot("t:a", a),
                    (snapshot, each) -> snapshot.defaultIdentifier().equals(each.identifier()),
                    false);
            assertThat(change.added()).containsExactly(a);
        }

        @Test
        void saysNothingOfWhatIsOfNoInterest() {
            var change = between(
                    snapshot(configuration("t:a", DEFINED), configuration("t:b", DEFINED)),
                    snapshot(configuration("t:b", DISCOVERED), configuration("t:c", DEFINED)),
                    (snapshot, each) -> false,
                    true);
            assertThat(change.isEmpty()).isTrue();
        }

        @Test
        void asksOnceForEachConfigurationInItsOwnSnapshot() {
            var before = snapshot(configuration("t:a", ACTIVE), configuration("t:b", ACTIVE));
            var after = snapshot(configuration("t:b", ACTIVE), configuration("t:c", ACTIVE));
            var asked = new HashMap<NetworkSnapshot, List<String>>();
            between(
                    before,
                    after,
                    (snapshot, each) -> asked.computeIfAbsent(snapshot, any -> new ArrayList<>())
                            .add(each.identifier()),
                    false);
            assertThat(asked).isEqualTo(Map.of(before, List.of("t:a", "t:b"), after, List.of("t:b", "t:c")));
        }
    }

    @Nested
    final class OfMeasurements {
        private final NetworkSnapshot before = snapshot(
                configuration("t:a", ACTIVE, link(new LinkCounters(1, 1, 1, 1)), wlan(accessPoint(BSSID, 50, THEN))));
        private final NetworkSnapshot after = snapshot(
                configuration("t:a", ACTIVE, link(new LinkCounters(2, 1, 1, 1)), wlan(accessPoint(BSSID, 60, LATER))));

        @Test
        void tellsNothingUnlessAsked() {
            assertThat(NetworkChanges.between(before, after).isEmpty()).isTrue();
        }

        @Test
        void tellsThemWhenAsked() {
            var change = between(before, after, (snapshot, each) -> true, true);
            assertThat(change.changed()).hasSize(1);
        }

        @Test
        void tellsAnotherAccessPointInAnyCase() {
            var roamed = snapshot(configuration(
                    "t:a",
                    ACTIVE,
                    link(new LinkCounters(1, 1, 1, 1)),
                    wlan(accessPoint("02:00:00:00:00:02", 50, THEN))));
            assertThat(NetworkChanges.between(before, roamed).changed()).hasSize(1);
        }
    }

    @Nested
    final class OfTheWhole {
        @Test
        void tellsDefaultAndOnlineOnTheirEdges() {
            var offline = snapshot(configuration("t:a", DEFINED));
            var online = snapshot("t:a", configuration("t:a", ACTIVE));
            var change = NetworkChanges.between(offline, online);
            assertThat(change.onlineChanged()).isTrue();
            assertThat(change.defaultChanged()).isTrue();
            assertThat(NetworkChanges.between(online, online).onlineChanged()).isFalse();
        }

        @Test
        void leavesTheDateOfAJudgementAside() {
            var then = judged(new Assessment<>(Connectivity.FULL, "test", THEN));
            assertThat(NetworkChanges.between(then, judged(new Assessment<>(Connectivity.FULL, "test", LATER)))
                            .isEmpty())
                    .isTrue();
            assertThat(NetworkChanges.between(then, judged(new Assessment<>(Connectivity.FULL, "other", THEN)))
                            .connectivityChanged())
                    .isTrue();
            assertThat(NetworkChanges.between(then, judged(new Assessment<>(Connectivity.PORTAL, "test", THEN)))
                            .isEmpty())
                    .isFalse();
        }

        @Test
        void tellsABearersHealthButNotItsSize() {
            var ready = snapshotOf(bearer(BearerHealth.READY, 1));
            assertThat(NetworkChanges.between(ready, snapshotOf(bearer(BearerHealth.READY, 2)))
                            .isEmpty())
                    .isTrue();
            assertThat(NetworkChanges.between(ready, snapshotOf(bearer(BearerHealth.STARTING, 1)))
                            .bearersChanged())
                    .isTrue();
            assertThat(NetworkChanges.between(ready, snapshotOf()).isEmpty()).isFalse();
        }

        private NetworkSnapshot judged(Assessment<Connectivity> connectivity) {
            return new NetworkSnapshot(
                    1, THEN, List.of(), "", false, connectivity, Assessment.METERED_UNKNOWN, Set.of(), List.of());
        }
    }

    private static NetworkSnapshot randomSnapshot(Random random) {
        var states = ConfigurationState.values();
        return snapshot(random.ints(20, 0, 40)
                .distinct()
                .mapToObj(i -> configuration("t:" + i, states[random.nextInt(states.length)]))
                .toArray(ConfigurationSnapshot[]::new));
    }
}
