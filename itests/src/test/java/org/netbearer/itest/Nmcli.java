package org.netbearer.itest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What nmcli says of profiles and Wi-Fi networks, in the words of the table in {@code docs/reference/networkmanager.md}. */
final class Nmcli {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern CELL = Pattern.compile("(?:\\\\.|[^:\\\\])*");
    private static final Map<String, String> TYPES =
            Map.of("802-3-ethernet", "ETHERNET", "bridge", "ETHERNET", "802-11-wireless", "WLAN");

    private final Function<List<String>, String> nmcli;

    /**
     * Creates a client.
     *
     * @param nmcli runs it with these arguments, and gives what it prints
     */
    Nmcli(Function<List<String>, String> nmcli) {
        this.nmcli = nmcli;
    }

    /** Lists state, type and name by our identifiers, in their order. */
    Map<String, String> rows() {
        var rows = new TreeMap<String, String>();
        var ssids = new HashMap<String, Set<String>>(); // by device, of the profiles that it could use
        Map<String, Set<String>> available = available();
        for (List<String> profile : table("UUID,TYPE,STATE,NAME", "connection", "show")) {
            String uuid = profile.get(0);
            String type = profile.get(1);
            if (type.equals("loopback")) {
                continue;
            }
            Set<String> devices = available.entrySet().stream()
                    .filter(device -> device.getValue().contains(uuid))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            rows.put("nm:" + uuid, state(profile, devices) + " " + TYPES.get(type) + " " + profile.get(3));
            if (type.equals("802-11-wireless")) {
                String ssid = run("-g", "802-11-wireless.ssid", "connection", "show", uuid);
                devices.forEach(device -> ssids.computeIfAbsent(device, unused -> new LinkedHashSet<>())
                        .add(ssid));
            }
        }
        for (List<String> point :
                table("DEVICE,SSID-HEX,BSSID,SECURITY,SSID", "device", "wifi", "list", "--rescan", "no")) {
            String device = point.get(0);
            if (!ssids.getOrDefault(device, Set.of()).contains(point.get(4))) {
                boolean hidden = point.get(1).isEmpty();
                String network = hidden ? point.get(2) : point.get(1);
                rows.put(
                        "nm:" + device + "/" + network.toLowerCase(Locale.ROOT) + "/" + family(point.get(3)),
                        "UNDEFINED WLAN " + (hidden ? "hidden network of " + point.get(2) : point.get(4)));
            }
        }
        return rows;
    }

    private static String state(List<String> profile, Set<String> devices) {
        boolean portless = profile.get(1).equals("bridge"); // those of our scenes have no port
        if (profile.get(2).equals("activated") && !portless) {
            return "ACTIVE";
        }
        return portless || !devices.isEmpty() ? "DISCOVERED" : "DEFINED";
    }

    private static String family(String security) {
        return security.contains("802.1X")
                ? "enterprise"
                : security.contains("WPA") ? "psk" : security.contains("WEP") ? "wep" : "open";
    }

    /** The profiles that each device could use now. */
    private Map<String, Set<String>> available() {
        var all = new HashMap<String, Set<String>>();
        String device = "";
        for (String line : run("-t", "-f", "GENERAL.DEVICE,CONNECTIONS.AVAILABLE-CONNECTIONS", "device", "show")
                .split("\n", -1)) {
            if (line.startsWith("GENERAL.DEVICE:")) {
                device = line.substring(line.indexOf(':') + 1);
            } else {
                Set<String> profiles = all.computeIfAbsent(device, unused -> new LinkedHashSet<>());
                UUID.matcher(line).results().map(MatchResult::group).forEach(profiles::add);
            }
        }
        return all;
    }

    private List<List<String>> table(String columns, String... command) {
        var arguments = new ArrayList<>(List.of("-g", columns));
        arguments.addAll(List.of(command));
        return run(arguments.toArray(String[]::new))
                .lines()
                .filter(line -> !line.isEmpty())
                .map(Nmcli::cells)
                .toList();
    }

    /** A colon in a cell has a backslash before it. */
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = CELL.matcher(line);
        for (int at = 0; at <= line.length() && cell.find(at); at = cell.end() + 1) {
            cells.add(cell.group().replaceAll("\\\\(.)", "$1"));
        }
        return cells;
    }

    private String run(String... arguments) {
        return nmcli.apply(List.of(arguments));
    }
}
