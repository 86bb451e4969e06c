package org.netbearer.bearer.generic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A machine's {@code /sys} and {@code /proc} as they were written down, unpacked into a folder of the test.
 *
 * <p>In {@code tree.txt}, {@code @file PATH} begins a file whose content follows, {@code @folder PATH} is an empty folder and
 * {@code @link PATH TARGET} a symbolic link: git and Maven keep no links on every system. {@code jdk.txt} is what the JDK
 * listed at the same time.
 */
final class CapturedTree {
    private final String name;
    private final Path root;

    private CapturedTree(String name, Path root) {
        this.name = name;
        this.root = root;
    }

    static CapturedTree unpack(String name, Path folder) throws IOException {
        var tree = new CapturedTree(name, folder);
        var content = new StringBuilder();
        Path file = null;
        for (String line : tree.lines("tree.txt")) {
            if (line.startsWith("@")) {
                if (file != null) {
                    Files.writeString(file, content, StandardCharsets.ISO_8859_1);
                }
                file = null;
                content.setLength(0);
                String[] words = line.split(" ", -1);
                Path path = folder.resolve(ascii(words[1]));
                Files.createDirectories(path.getParent());
                switch (words[0]) {
                    case "@file" -> file = path;
                    case "@folder" -> Files.createDirectories(path);
                    case "@link" -> Files.createSymbolicLink(path, Path.of(words[2]));
                    default -> throw new IllegalStateException(line);
                }
            } else {
                content.append(line).append('\n');
            }
        }
        if (file != null) {
            Files.writeString(file, content, StandardCharsets.ISO_8859_1);
        }
        return tree;
    }

    /** Keeps to what every system takes for a path; the names that count are in the files. */
    private static String ascii(String path) {
        return path.codePoints()
                .mapToObj(c -> c < 0x7f && c >= ' ' ? Character.toString(c) : "_" + Integer.toHexString(c))
                .collect(Collectors.joining());
    }

    /** Reads a file that lies beside the tree. */
    List<String> lines(String file) {
        String path = "/linux/" + name + "/" + file;
        try (InputStream in = CapturedTree.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    JdkSource jdk() {
        List<JdkLink> links = JdkRecords.parse(lines("jdk.txt"));
        return new JdkSource() {
            @Override
            public List<JdkLink> links(Depth depth) {
                return depth == Depth.EVERYTHING
                        ? links
                        : links.stream().map(CapturedTree::addressesOnly).toList();
            }

            @Override
            public List<InetAddress> outwardAddresses(Collection<JdkLink> among) {
                return List.of();
            }
        };
    }

    private static JdkLink addressesOnly(JdkLink link) {
        return new JdkLink(link.name(), link.displayName(), link.index(), Set.of(), null, 0, link.addresses());
    }

    /** All trees are of little-endian machines. */
    MachinePort port() {
        return new LinuxPort(root, ByteOrder.LITTLE_ENDIAN, jdk());
    }
}
