package org.netbearer.itest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What may happen to a machine with the real NetworkManager and to the system on it, by name, and the cure. Confined to the
 * test's thread.
 */
final class ChaosFaults {
    private static final List<String> BUNDLES = List.of(
            "org.netbearer.bearer.generic",
            "org.netbearer.bearer.simulation",
            "org.netbearer.bearer.nm",
            "org.netbearer.connectivity",
            "org.netbearer.gogo.commands",
            "org.netbearer.impl");
    private static final String NM_SETTINGS = "org.netbearer.bearer.nm.config";

    private final Rig rig;
    private final NetbearerProcess process;
    private final Path conf;
    private final Random random;
    private final Map<String, Fault> faults = new LinkedHashMap<>();
    private final String side;
    private int made;

    /** One thing that happens. */
    interface Fault {
        void happen() throws Exception;
    }

    /**
     * Creates the faults.
     *
     * @param rig where they happen, with a profile {@code wired} in use over {@code lan0}
     * @param process the system, with a client called {@code anna}
     * @param conf the folder of its settings
     * @param random draws
     */
    ChaosFaults(Rig rig, NetbearerProcess process, Path conf, Random random) {
        this.rig = rig;
        this.process = process;
        this.conf = conf;
        this.random = random;
        rig.run("add-port", "lan1");
        side = rig.addProfile("lan1", "side", "autoconnect", "no");
        addDaemonFaults();
        addLinkFaults();
        addProfileFaults();
        addSystemFaults();
    }

    List<String> names() {
        return List.copyOf(faults.keySet());
    }

    void happen(String name) throws Exception {
        faults.get(name).happen();
    }

    /** Makes everything as it was, with whatever is at hand, as an administrator would. */
    void cure() throws Exception {
        rig.run("nm", "thaw");
        startDaemon();
        Files.deleteIfExists(conf.resolve(NM_SETTINGS));
        Files.deleteIfExists(conf.resolve("org.netbearer.service.network-chaos.config"));
        process.ask("anna:behave");
        for (String bundle : BUNDLES) {
            process.ask("anna:bundle " + bundle + " start");
        }
        inside(
                "ip link set lan9 down 2>/dev/null && ip link set lan9 name lan1; ip link delete dev chaos0 2>/dev/null; true");
        if (!inside("ip -o link").contains(" lan1@")) {
            rig.run("add-port", "lan1");
        }
        for (String port : List.of("lan0", "lan1")) {
            inside("ip link set " + port + " up");
            rig.run("carrier", port, "up");
            rig.run("nmcli", "device", "set", port, "managed", "yes");
        }
        // also what a daemon took over that was started beside a renamed port
        inside("nmcli -g UUID,NAME connection show | grep -Ev ':(wired2?|side|lo)$' | cut -d: -f1"
                + " | xargs -r nmcli connection delete >/dev/null; true");
        inside("nmcli connection modify wired2 connection.id wired 2>/dev/null; true");
        inside("for i in 1 2 3 4 5 6 7 8 9 10; do nmcli connection up wired >/dev/null 2>&1 && break; sleep 1; done");
    }

    private void addDaemonFaults() {
        faults.put("the daemon is stopped and started", () -> {
            rig.run("nm", "stop");
            startDaemon();
        });
        faults.put("the daemon is killed", () -> rig.run("nm", "kill"));
        faults.put("the daemon is killed and started", () -> {
            rig.run("nm", "kill");
            startDaemon();
        });
        faults.put("the daemon is frozen", () -> rig.run("nm", "freeze"));
        faults.put("the daemon is frozen for a moment", () -> {
            rig.run("nm", "freeze");
            inside("sleep 0.5");
            rig.run("nm", "thaw");
        });
        faults.put("the bus is killed", () -> {
            rig.run("bus", "kill");
            rig.run("nm", "kill");
        });
    }

    private void addLinkFaults() {
        faults.put("a cable is pulled", () -> rig.run("carrier", "lan0", "down"));
        faults.put(
                "a cable flaps",
                () -> inside("for i in 1 2 3 4 5; do ip link set lan0 down; ip link set lan0 up; done"));
        faults.put("a port is taken out", () -> rig.run("del-port", "lan1"));
        faults.put("a port is renamed", () -> inside("ip link set lan1 down && ip link set lan1 name lan9; true"));
        faults.put("an interface is added", () -> inside("ip link add chaos0 type dummy 2>/dev/null; true"));
        faults.put(
                "interfaces come and go",
                () -> inside(
                        "for i in 1 2 3; do ip link add chaos$i type dummy && ip link delete chaos$i; done; true"));
        faults.put("a thousand routes come and go", () -> inside("""
                for i in $(seq 0 3); do for j in $(seq 1 250); do echo "route add blackhole 10.9$i.$j.0/24"; done; done \
                    | ip -batch - ; for i in $(seq 0 3); do for j in $(seq 1 250); do \
                    echo "route del blackhole 10.9$i.$j.0/24"; done; done | ip -batch -; true"""));
        faults.put(
                "an address is added and taken away",
                () -> inside(
                        "ip address add 192.0.2.99/24 dev lan0 2>/dev/null; ip address delete 192.0.2.99/24 dev lan0; true"));
    }

    private void addProfileFaults() {
        faults.put("profiles are added", () -> {
            for (int i = 0; i < 3; i++) {
                daemon("connection add type ethernet ifname lan1 autoconnect no con-name chaos-" + made++);
            }
        });
        faults.put("profiles are deleted", () -> inside("""
                timeout 5 nmcli -g NAME connection show | grep ^chaos- | xargs -r timeout 5 nmcli connection delete; true"""));
        faults.put("a profile is renamed", () -> {
            daemon("connection modify wired connection.id wired2");
            daemon("connection modify wired2 connection.id wired");
        });
        faults.put("a profile is taken down", () -> daemon("connection down wired"));
        faults.put("a profile is brought up", () -> daemon("connection up side"));
        faults.put("a device is reapplied", () -> daemon("device reapply lan0"));
        faults.put("a device is not managed any more", () -> daemon("device set lan1 managed no"));
    }

    private void addSystemFaults() {
        for (String bundle : BUNDLES) {
            for (String action : List.of("stop", "update", "refresh", "reinstall")) {
                faults.put(action + " of " + bundle, () -> process.ask("anna:bundle " + bundle + " " + action));
            }
        }
        for (String how : List.of("throw", "error", "block", "unregister", "jmx")) {
            faults.put("a listener: " + how, () -> process.ask("anna:misbehave " + how));
        }
        faults.put("a session is opened and abandoned", () -> process.ask("anna:abandon " + side));
        faults.put(
                "settings change",
                () -> Files.writeString(
                        conf.resolve(NM_SETTINGS), "grace.ms=\"" + (100 + random.nextInt(2_000)) + "\"\n"));
        faults.put("settings are broken", () -> Files.writeString(conf.resolve(NM_SETTINGS), "grace.ms=\"-x\"\n"));
        faults.put(
                "a service network comes",
                () -> Files.writeString(
                        conf.resolve("org.netbearer.service.network-chaos.config"),
                        "name=\"chaos\"\nmembers=[ \"" + side + "\" ]\n"));
    }

    private void startDaemon() {
        rig.run("bus", "start");
        rig.run("nm", "start");
    }

    /** Asks the daemon, which may be frozen or gone. */
    private void daemon(String words) throws IOException {
        inside("timeout 2 nmcli --wait 1 " + words + " >/dev/null 2>&1; true");
    }

    private String inside(String script) throws IOException {
        return rig.run("exec", "bash", "-c", script);
    }
}
