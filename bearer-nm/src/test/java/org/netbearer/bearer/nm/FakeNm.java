package org.netbearer.bearer.nm;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.netbearer.bearer.nm.dbus.Arguments;
import org.netbearer.bearer.nm.dbus.BusCall;
import org.netbearer.bearer.nm.dbus.BusClient;

/** A script that plays NetworkManager on a bus of its own, with as many access points as one likes. */
final class FakeNm implements AutoCloseable {
    static final Path RIG = Path.of("src/test/rig").toAbsolutePath();

    private final PrivateBus bus = new PrivateBus();
    private final List<String> command = new ArrayList<>();
    private Process daemon;
    private BusClient control;

    FakeNm(String... options) throws IOException {
        command.addAll(List.of("python3", RIG.resolve("fake-nm").toString(), "--until-eof", "--bus", bus.address()));
        command.addAll(List.of(options));
        start();
    }

    NmSettings settings() {
        return bus.settings();
    }

    PrivateBus bus() {
        return bus;
    }

    void start() throws IOException {
        daemon = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = daemon.inputReader();
        String line = out.readLine();
        while (line != null && !line.equals("READY")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("fake-nm did not start");
        }
        control = new BusClient(bus.settings().bus());
    }

    void stop() {
        control.close();
        PrivateBus.end(daemon);
    }

    /** Ends it, and starts another version of it in its place. */
    void upgrade(String version) throws IOException {
        stop();
        command.addAll(List.of("--version", version));
        start();
    }

    void addEthernet(String name, boolean carrier) {
        control("AddEthernetDevice", "sb", name, carrier);
    }

    void setStrength(String point, int percent) {
        control("SetProperty", "ossv", point, NmObject.ACCESS_POINT, "Strength", new Variant<>((byte) percent, "y"));
    }

    void set(String path, String iface, String name, Variant<?> value) {
        control("SetProperty", "ossv", path, iface, name, value);
    }

    /** An open one. */
    String addAccessPoint(String device, byte[] ssid) {
        Map<String, Variant<?>> properties = Map.of(
                "Ssid", new Variant<>(ssid, "ay"),
                "Flags", new Variant<>(new UInt32(0)),
                "WpaFlags", new Variant<>(new UInt32(0)),
                "RsnFlags", new Variant<>(new UInt32(0)));
        return control("AddAccessPoint", "oa{sv}", device, properties).text(0);
    }

    void removeDevice(String path) {
        control("RemoveDevice", "o", path);
    }

    void carrier(String device, boolean on) {
        control("SetCarrier", "ob", device, on);
    }

    void failNext(String how) {
        control("FailNext", "s", how);
    }

    /** Refuses every scan from now on. */
    void refuseScan(String text) {
        control("RefuseScan", "s", text);
    }

    /** Leaves calls of a method without an answer from now on. */
    void hold(String method) {
        control("Hold", "s", method);
    }

    void delays(int step, int scan) {
        control("SetDelays", "uu", new UInt32(step), new UInt32(scan));
    }

    void churn(double strengths, double points) {
        control("Churn", "dd", strengths, points);
    }

    void restart(int down) {
        control("Restart", "u", new UInt32(down));
    }

    void stall(int millis) {
        control("Stall", "u", new UInt32(millis));
    }

    void permission(String name, String value) {
        control("SetPermission", "ss", name, value);
    }

    Map<?, ?> statistics() {
        return control("Stats", "").map(0);
    }

    /** How often a method of the daemon was called. */
    long calls(String method) {
        return statistics().get("call " + method) instanceof Long count ? count : 0;
    }

    /** The path of a device. */
    String device(String name) {
        return state().objects().table(NmObjects.Kind.DEVICE).values().stream()
                .filter(object -> object.is(NmObject.DEVICE)
                        && new NmDevice(object).interfaceName().equals(name))
                .findFirst()
                .orElseThrow()
                .path();
    }

    /** Everybody on the bus. */
    List<String> uniqueNames() {
        var call = BusCall.of("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames");
        return ((List<?>) control.call(call).get(0))
                .stream()
                        .map(String::valueOf)
                        .filter(name -> name.startsWith(":"))
                        .toList();
    }

    /** All objects, asked for anew. */
    NmTree state() {
        var tree = new NmTree();
        tree.replace(control.call(NmCalls.managedObjects()).map(0));
        return tree;
    }

    /** UUIDs of the profiles that could be used on the first Ethernet device. */
    List<String> profiles() {
        var uuids = new ArrayList<String>();
        for (NmObject object : state().objects().table(NmObjects.Kind.DEVICE).values()) {
            if (object.is(NmObject.WIRED)
                    && new NmDevice(object).interfaceName().equals("eth0")) {
                for (String path : new NmDevice(object).availableProfiles()) {
                    uuids.add(NmProfile.of(control.call(NmCalls.settings(path)).map(0))
                            .uuid());
                }
            }
        }
        return uuids;
    }

    @Override
    public void close() throws IOException {
        stop();
        bus.close();
    }

    private Arguments control(String member, String signature, Object... arguments) {
        return control.call(
                new BusCall("fake.nm", "/fake/nm", "fake.nm.Control", member, signature, List.of(arguments)));
    }
}
