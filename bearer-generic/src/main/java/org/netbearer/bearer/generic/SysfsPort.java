package org.netbearer.bearer.generic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.netbearer.bearer.generic.port.InterfaceName;

/**
 * Reads {@code /sys/class/net}.
 *
 * <p>Immutable and thread-safe.
 */
final class SysfsPort {
    private static final String LOWER = "lower_";
    private static final int LONGEST = 512;

    private final Path classNet;

    /**
     * Creates a port.
     *
     * @param root what stands for {@code /}
     */
    SysfsPort(Path root) {
        classNet = root.resolve("sys/class/net");
    }

    /**
     * Reads all interfaces; one that vanishes meanwhile is left out.
     *
     * @return the interfaces, in any order
     * @throws IOException if there is no such folder or it may not be read
     */
    List<SysfsLink> links() throws IOException {
        var uevents = new HashMap<Path, Map<String, String>>();
        var names = new HashMap<Path, String>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(classNet)) {
            for (Path folder : folders) {
                // there are plain files as well: bonding_masters
                if (Files.isDirectory(folder)) {
                    var uevent = uevent(folder);
                    uevents.put(folder, uevent);
                    names.put(
                            folder.getFileName(),
                            Optional.ofNullable(uevent.get("INTERFACE"))
                                    .map(InterfaceName::decode)
                                    .orElseGet(() -> folder.getFileName().toString()));
                }
            }
        }
        var links = new ArrayList<SysfsLink>();
        for (var each : uevents.entrySet()) {
            link(each.getKey(), each.getValue(), names).ifPresent(links::add);
        }
        return links;
    }

    /**
     * Reads one interface.
     *
     * @param name its name
     * @return the interface; empty if there is none, or its name is not in ASCII and so perhaps not that of its folder
     */
    Optional<SysfsLink> link(String name) {
        if (name.startsWith(".") || name.chars().anyMatch(c -> c <= ' ' || c == '/' || c >= 0x7f)) {
            return Optional.empty();
        }
        Path folder = classNet.resolve(name);
        return Files.isDirectory(folder) ? link(folder, uevent(folder), Map.of()) : Optional.empty();
    }

    private static Optional<SysfsLink> link(Path folder, Map<String, String> uevent, Map<Path, String> names) {
        var marks = EnumSet.noneOf(SysfsLink.Mark.class);
        var lower = new ArrayList<String>();
        var master = "";
        boolean tun = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                var name = file.getFileName().toString();
                switch (name) {
                    case "phy80211", "wireless" -> marks.add(SysfsLink.Mark.WIRELESS);
                    case "bridge" -> marks.add(SysfsLink.Mark.BRIDGE);
                    case "bonding" -> marks.add(SysfsLink.Mark.BONDING);
                    case "device" -> marks.add(SysfsLink.Mark.DEVICE);
                    case "tun_flags" -> tun = true;
                    case "master" -> master = target(file, names);
                    default -> {
                        if (name.startsWith(LOWER)) {
                            lower.add(target(file, names));
                        }
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException gone) {
            return Optional.empty();
        }
        int type = number(read(folder, "type"), -1);
        String told = uevent.getOrDefault("IFINDEX", "");
        int index = number(told.isEmpty() ? read(folder, "ifindex") : told, 0);
        String flags = read(folder, "flags");
        String operstate = read(folder, "operstate");
        if (type < 0 || index <= 0 || flags.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SysfsLink(
                names.getOrDefault(folder.getFileName(), folder.getFileName().toString()),
                index,
                number(read(folder, "iflink"), index),
                type,
                number(flags, 0),
                uevent.getOrDefault("DEVTYPE", ""),
                operstate,
                // where the driver keeps the state, it says it all
                operstate.equals("unknown") || operstate.isEmpty() ? read(folder, "carrier") : "",
                Math.max(0, number(read(folder, "mtu"), 0)),
                read(folder, "address"),
                marks,
                tun ? number(read(folder, "tun_flags"), 0) : 0,
                master,
                lower));
    }

    /** Follows a link to another interface; empty if it is gone meanwhile. */
    private static String target(Path link, Map<Path, String> names) {
        try {
            Path target = Files.readSymbolicLink(link).getFileName();
            return names.getOrDefault(target, target.toString());
        } catch (IOException gone) {
            return "";
        }
    }

    private static Map<String, String> uevent(Path folder) {
        var values = new HashMap<String, String>();
        read(folder, "uevent").lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        });
        return values;
    }

    /** Reads an attribute; empty where the kernel refuses, as {@code carrier} does for an interface that is off. */
    private static String read(Path folder, String attribute) {
        try (ByteChannel file = Files.newByteChannel(folder.resolve(attribute))) {
            // not Files.readAllBytes: sysfs says that each file has a page, and three of these would be allocated
            var content = ByteBuffer.allocate(LONGEST);
            while (content.hasRemaining() && file.read(content) > 0) {
                // all of it is read at once, as a rule
            }
            // one character per byte: a name may hold any
            return new String(content.array(), 0, content.position(), StandardCharsets.ISO_8859_1).strip();
        } catch (IOException refusedOrGone) {
            return "";
        }
    }

    private static int number(String text, int otherwise) {
        try {
            return Long.decode(text).intValue();
        } catch (NumberFormatException noNumber) {
            return otherwise;
        }
    }
}
