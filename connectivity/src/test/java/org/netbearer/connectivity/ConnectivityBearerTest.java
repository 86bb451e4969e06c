package org.netbearer.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.channels.NetworkChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.Assessment;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.ConfigurationSnapshot;
import org.netbearer.api.ConfigurationState;
import org.netbearer.api.Connectivity;
import org.netbearer.api.DefaultRoute;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkAddress;
import org.netbearer.api.LinkKind;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkLink;
import org.netbearer.spi.BearerReport;
import org.netbearer.spi.LinkReport;
import org.netbearer.spi.SocketBinder;
import org.netbearer.spi.UpdateRequest;
import org.netbearer.spi.UpdateResult;
import org.netbearer.testkit.ManualContext;
import org.netbearer.testkit.ManualTime;
import org.netbearer.testkit.SettableManager;

final class ConnectivityBearerTest {
    private static final UpdateRequest REQUEST = new UpdateRequest(Duration.ofSeconds(10));

    private final SettableManager manager = new SettableManager();
    private final ManualContext context = ManualContext.threaded(new ManualTime());
    private final RecordingBinder binder = new RecordingBinder();
    private final AtomicReference<String> answer = new AtomicReference<>("HTTP/1.1 204 No Content\r\n\r\n");
    private final PlayedServer server =
            new PlayedServer((socket, closed) -> socket.getOutputStream().write(PlayedServer.bytes(answer.get())));
    private ConnectivityBearer bearer = bearer(Map.of());

    ConnectivityBearerTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        context.run(bearer::stop);
        context.close();
        server.close();
    }

    @Test
    void withoutAnAddressNothingIsSentAndTheHealthSaysWhatIsMissing() {
        manager.publish(wired("eth0"));
        bearer = new ConnectivityBearer(manager, Map.of(), System::nanoTime);
        start();

        assertThat(context.awaitReport(report -> true).health())
                .satisfies(health -> assertThat(health.status()).isEqualTo(BearerStatus.WAITING))
                .satisfies(health -> assertThat(health.text()).contains("check.uri"));
        assertThat(context.awaitFailure(check()))
                .isInstanceOfSatisfying(
                        NetworkException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(FailureReason.NOT_SUPPORTED));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void withoutANetworkNothingIsSent() {
        start();

        assertThat(context.await(check())).isEqualTo(UpdateResult.COMPLETED);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void judgesTheDefaultAtTheStart() {
        manager.publish(wired("eth0"));
        start();

        assertThat(awaitJudgement("eth0", Connectivity.FULL).judge()).isEqualTo("connectivity");
    }

    @Test
    void judgesAgainWhenTheDefaultChanges() {
        start();
        manager.add(bearer);
        manager.publish(wired("eth0"));
        awaitJudgement("eth0", Connectivity.FULL);

        manager.publish(wired("eth1"));

        awaitJudgement("eth1", Connectivity.FULL);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void judgesAtTheInterval() {
        manager.publish(wired("eth0"));
        start();
        awaitJudgement("eth0", Connectivity.FULL);

        answer.set("HTTP/1.1 302 Found\r\nLocation: http://portal.example/\r\n\r\n");
        context.advance(Duration.ofMinutes(5));

        assertThat(awaitJudgement("eth0", Connectivity.PORTAL).detail()).isEqualTo("portal at http://portal.example/");
    }

    @Test
    void judgesSoonerAfterABadAnswer() {
        answer.set("HTTP/1.1 503 Busy\r\n\r\n");
        manager.publish(wired("eth0"));
        start();
        awaitJudgement("eth0", Connectivity.LIMITED);

        answer.set("HTTP/1.1 204 No Content\r\n\r\n");
        context.advance(Duration.ofSeconds(30));

        awaitJudgement("eth0", Connectivity.FULL);
    }

    @Test
    void judgesOnDemandAndManyCallersShareOneAnswer() throws InterruptedException, IOException {
        var go = new CountDownLatch(1);
        try (var slow = new PlayedServer((socket, closed) -> {
            go.await();
            socket.getOutputStream().write(PlayedServer.bytes("HTTP/1.1 204 x\r\n\r\n"));
        })) {
            bearer = bearer(Map.of("check.uri", slow.address().toString(), "check.interval.ms", 0));
            start();
            manager.publish(wired("eth0"));
            CompletionStage<UpdateResult> first = check();
            CompletionStage<UpdateResult> second = check();

            go.countDown();

            assertThat(context.await(first)).isEqualTo(UpdateResult.COMPLETED);
            assertThat(context.await(second)).isEqualTo(UpdateResult.COMPLETED);
            assertThat(slow.requests()).hasSize(1);
        }
    }

    @Test
    void theJudgementGoesWithTheNetwork() {
        start();
        manager.add(bearer);
        manager.publish(wired("eth0"));
        awaitJudgement("eth0", Connectivity.FULL);

        manager.publish();

        context.awaitReport(report -> report.links().isEmpty());
    }

    @Test
    void eachActiveLinkIsJudgedByItselfWhereSocketsCanBeBound() {
        manager.publish(wired("eth0"), wired("eth1"));
        bearer.bindSocketBinder(binder);
        start();

        awaitFull("eth0", "eth1");
        assertThat(binder.bound).containsExactlyInAnyOrder("eth0", "eth1");
    }

    @Test
    void whileATunnelTakesTheTrafficNothingGoesPastIt() {
        manager.publish(wired("eth0"), tunnel("wg0"));
        bearer.bindSocketBinder(binder);
        start();

        awaitJudgement("wg0", Connectivity.FULL);
        assertThat(binder.bound).isEmpty();
    }

    @Test
    void aSettingLetsLinksBeJudgedOutsideTheTunnel() {
        manager.publish(wired("eth0"), tunnel("wg0"));
        bearer = bearer(Map.of("check.outside-tunnel", true));
        bearer.bindSocketBinder(binder);
        start();

        awaitFull("wg0", "eth0");
        assertThat(binder.bound).containsExactly("eth0");
    }

    @Test
    void aLinkThatItsDaemonJudgesIsLeftAlone() {
        manager.publish(wired("eth0").toBuilder()
                .connectivity(new Assessment<>(Connectivity.PORTAL, "nm", ManualTime.START))
                .build());
        start();

        assertThat(context.await(check())).isEqualTo(UpdateResult.COMPLETED);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aBoundCheckOfANameNeedsANameServerOfTheLink() {
        manager.publish(wired("eth0"));
        bearer = bearer(Map.of("check.uri", "http://check.example/"));
        bearer.bindSocketBinder(binder);
        start();

        assertThat(awaitJudgement("eth0", Connectivity.UNKNOWN).detail())
                .isEqualTo("eth0 has no name server of its own");
    }

    @Test
    void aChangedAddressIsAskedAtOnce() throws IOException {
        manager.publish(wired("eth0"));
        start();
        awaitJudgement("eth0", Connectivity.FULL);
        try (var other = PlayedServer.answering("HTTP/1.1 500 x\r\n\r\n")) {
            bearer.modified(Map.of("check.uri", other.address().toString()));

            awaitJudgement("eth0", Connectivity.LIMITED);
        }
    }

    @Test
    void theEndFailsWhoWaits() throws IOException {
        try (var silent = PlayedServer.silent()) {
            manager.publish(wired("eth0"));
            bearer = bearer(Map.of("check.uri", silent.address().toString()));
            start();
            CompletionStage<UpdateResult> waiting = check();

            context.run(bearer::stop);

            assertThat(context.awaitFailure(waiting))
                    .isInstanceOfSatisfying(
                            NetworkException.class,
                            gone -> assertThat(gone.reason()).isEqualTo(FailureReason.BEARER_GONE));
        }
    }

    private ConnectivityBearer bearer(Map<String, ?> settings) {
        var all =
                new HashMap<String, Object>(Map.of("check.uri", server.address().toString()));
        all.putAll(settings);
        return new ConnectivityBearer(manager, all, System::nanoTime);
    }

    private void start() {
        context.run(() -> bearer.start(context));
    }

    private CompletionStage<UpdateResult> check() {
        return context.call(() -> bearer.checkConnectivity(REQUEST));
    }

    private Assessment<Connectivity> awaitJudgement(String name, Connectivity value) {
        BearerReport report = context.awaitReport(
                candidate -> judgement(candidate, name).stream().anyMatch(judged -> judged.value() == value));
        return judgement(report, name).get(0);
    }

    private void awaitFull(String... names) {
        context.awaitReport(report -> Stream.of(names)
                .allMatch(name ->
                        judgement(report, name).stream().anyMatch(judged -> judged.value() == Connectivity.FULL)));
    }

    private static List<Assessment<Connectivity>> judgement(BearerReport report, String name) {
        return report.links().stream()
                .filter(link -> link.key().name().equals(name))
                .map(LinkReport::connectivity)
                .flatMap(Optional::stream)
                .toList();
    }

    private static ConfigurationSnapshot wired(String name) {
        return configuration(name, LinkKind.ETHERNET);
    }

    private static ConfigurationSnapshot tunnel(String name) {
        return configuration(name, LinkKind.TUNNEL);
    }

    private static ConfigurationSnapshot configuration(String name, LinkKind kind) {
        try {
            return ConfigurationSnapshot.builder("generic:" + name)
                    .state(ConfigurationState.ACTIVE)
                    .link(NetworkLink.builder(name)
                            .kind(kind)
                            .addresses(List.of(new LinkAddress(InetAddress.getByName("192.0.2.5"), 24)))
                            .defaultRoutes(List.of(new DefaultRoute(DefaultRoute.Family.IPV4, Optional.empty(), 0)))
                            .build())
                    .build();
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Notes what it is asked to bind, and binds nothing. */
    private static final class RecordingBinder implements SocketBinder {
        private final ConcurrentLinkedQueue<String> bound = new ConcurrentLinkedQueue<>();

        @Override
        public void bind(NetworkChannel channel, NetworkLink link) {
            bound.add(link.name());
        }

        @Override
        public void bind(Socket socket, NetworkLink link) {
            bound.add(link.name());
        }

        @Override
        public String method() {
            return "none";
        }
    }
}
