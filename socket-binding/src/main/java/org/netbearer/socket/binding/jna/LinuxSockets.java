package org.netbearer.socket.binding.jna;

import static org.netbearer.socket.binding.jna.LinuxConstants.AF_INET;
import static org.netbearer.socket.binding.jna.LinuxConstants.AF_INET6;
import static org.netbearer.socket.binding.jna.LinuxConstants.EACCES;
import static org.netbearer.socket.binding.jna.LinuxConstants.EBADF;
import static org.netbearer.socket.binding.jna.LinuxConstants.EINVAL;
import static org.netbearer.socket.binding.jna.LinuxConstants.ENODEV;
import static org.netbearer.socket.binding.jna.LinuxConstants.ENOPROTOOPT;
import static org.netbearer.socket.binding.jna.LinuxConstants.ENOTSOCK;
import static org.netbearer.socket.binding.jna.LinuxConstants.EPERM;
import static org.netbearer.socket.binding.jna.LinuxConstants.IFNAMSIZ;
import static org.netbearer.socket.binding.jna.LinuxConstants.SOCK_DGRAM;
import static org.netbearer.socket.binding.jna.LinuxConstants.SOCK_STREAM;
import static org.netbearer.socket.binding.jna.LinuxConstants.SOL_SOCKET;
import static org.netbearer.socket.binding.jna.LinuxConstants.SO_BINDTODEVICE;
import static org.netbearer.socket.binding.jna.LinuxConstants.SO_TYPE;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.PrintableText;
import org.netbearer.socket.binding.system.LocalName;
import org.netbearer.socket.binding.system.SystemSockets;

/** Linux: {@code SO_BINDTODEVICE}, by the interface's name. Thread-safe. */
public final class LinuxSockets implements SystemSockets {
    private static final LocalNames.Numbers NUMBERS =
            new LocalNames.Numbers(SOL_SOCKET, SO_TYPE, SOCK_STREAM, SOCK_DGRAM, AF_INET, AF_INET6, false);
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Map<Integer, String> ERRORS = Map.of(
            EPERM,
            "EPERM",
            EBADF,
            "EBADF",
            EACCES,
            "EACCES",
            ENODEV,
            "ENODEV",
            EINVAL,
            "EINVAL",
            ENOTSOCK,
            "ENOTSOCK",
            ENOPROTOOPT,
            "ENOPROTOOPT");

    private final BsdSockets system;
    private final LocalNames names;

    LinuxSockets(BsdSockets system) {
        this.system = system;
        this.names = new LocalNames(system::getsockname, system::getsockopt, NUMBERS);
    }

    /**
     * Finds the functions in this process, whatever its C library is.
     *
     * @return the sockets of this system
     * @throws LinkageError if there is no JNA, or a function is missing
     */
    public static LinuxSockets load() {
        return new LinuxSockets(new ProcessSockets());
    }

    @Override
    public String method() {
        return "SO_BINDTODEVICE";
    }

    @Override
    public Loopback loopback() {
        return new Loopback("lo", 0);
    }

    @Override
    public Optional<LocalName> nameOf(int descriptor) {
        return names.of(descriptor);
    }

    @Override
    public IntStream descriptors() throws IOException {
        List<Integer> open = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(DESCRIPTORS)) {
            entries.forEach(
                    entry -> open.add(Integer.parseInt(entry.getFileName().toString())));
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return open.stream().mapToInt(Integer::intValue);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Asks the kernel afterwards which interface it took: between a bearer's report and now the name may have gone to
     * another one.
     */
    @Override
    public void bind(int descriptor, LocalName name, NetworkLink link) throws IOException {
        byte[] device = link.name().getBytes(StandardCharsets.UTF_8);
        // an empty name would untie, a longer one be cut
        if (device.length == 0 || device.length >= IFNAMSIZ || link.name().indexOf(0) >= 0) {
            throw Refusal.of(link, "that is no name of an interface");
        }
        if (system.setsockopt(descriptor, SOL_SOCKET, SO_BINDTODEVICE, device, device.length) != 0) {
            throw refused(link, "SO_BINDTODEVICE", Native.getLastError());
        }
        String taken = taken(descriptor, link);
        if (!taken.equals(link.name())) {
            throw Refusal.of(link, "it is called " + PrintableText.of(taken) + " by now");
        }
        int index = system.if_nametoindex(link.name());
        if (link.index() != 0 && link.index() != index) {
            throw Refusal.of(link, "another interface has that name by now, with index " + index);
        }
    }

    private String taken(int descriptor, NetworkLink link) throws IOException {
        byte[] device = new byte[IFNAMSIZ];
        var length = new int[] {device.length};
        if (system.getsockopt(descriptor, SOL_SOCKET, SO_BINDTODEVICE, device, length) != 0) {
            throw refused(link, "SO_BINDTODEVICE, read back,", Native.getLastError());
        }
        return Native.toString(device, "UTF-8");
    }

    private static IOException refused(NetworkLink link, String call, int error) {
        return switch (error) {
            case ENODEV -> Refusal.of(link, call + " gave ENODEV (" + ENODEV + "): there is no such interface");
            case EPERM ->
                Refusal.of(
                        link, call + " gave EPERM (" + EPERM + "): it takes Linux 5.7, or the capability CAP_NET_RAW");
            default -> Refusal.of(link, call, error, ERRORS);
        };
    }
}
