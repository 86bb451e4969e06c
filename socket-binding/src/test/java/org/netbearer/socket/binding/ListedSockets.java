package org.netbearer.socket.binding;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.netbearer.api.NetworkLink;
import org.netbearer.socket.binding.system.LocalName;
import org.netbearer.socket.binding.system.SystemSockets;

/** A system whose descriptors are listed by the test; confined to one thread. */
final class ListedSockets implements SystemSockets {
    private final Map<Integer, Supplier<LocalName>> listed = new LinkedHashMap<>();
    final List<String> bound = new ArrayList<>();
    boolean tells = true;

    void list(int descriptor, Supplier<LocalName> name) {
        listed.put(descriptor, name);
    }

    @Override
    public String method() {
        return "LISTED";
    }

    @Override
    public Loopback loopback() {
        return new Loopback("lo", 1);
    }

    @Override
    public Optional<LocalName> nameOf(int descriptor) {
        return Optional.ofNullable(listed.get(descriptor)).map(Supplier::get);
    }

    @Override
    public IntStream descriptors() throws IOException {
        if (!tells) {
            throw new IOException("nothing is told");
        }
        // 0 and 1 stand for no socket
        return IntStream.concat(IntStream.of(0, 1), listed.keySet().stream().mapToInt(Integer::intValue));
    }

    @Override
    public void bind(int descriptor, LocalName name, NetworkLink link) {
        bound.add(descriptor + " to " + link.name());
    }
}
