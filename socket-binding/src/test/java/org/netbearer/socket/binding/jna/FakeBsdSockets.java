package org.netbearer.socket.binding.jna;

import com.sun.jna.Native;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A macOS with three descriptors, of which 4 is a TCP socket and 5 one of UDP; confined to one thread. */
final class FakeBsdSockets implements BsdSockets {
    final Map<String, Integer> interfaces = new HashMap<>(Map.of("en0", 4, "en1", 5));
    final List<String> set = new ArrayList<>();
    final Map<Integer, Integer> bound = new HashMap<>();
    int family = DarwinConstants.AF_INET6;
    int refusal;
    int tableSize = 6;

    @Override
    public int getsockname(int socket, byte[] address, int[] length) {
        if (socket < 4 || socket > 5) {
            return failed(DarwinConstants.ENOTSOCK);
        }
        address[0] = 28;
        address[1] = (byte) family;
        address[2] = 0x1f;
        address[3] = (byte) 0x90;
        return 0;
    }

    @Override
    public int getsockopt(int socket, int level, int option, byte[] value, int[] length) {
        boolean type = level == DarwinConstants.SOL_SOCKET && option == DarwinConstants.SO_TYPE;
        put(value, type ? socket - 3 : bound.getOrDefault(socket, 0));
        return 0;
    }

    @Override
    public int setsockopt(int socket, int level, int option, byte[] value, int length) {
        if (refusal != 0) {
            return failed(refusal);
        }
        int index = ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getInt();
        set.add(socket + " " + level + " " + option + " " + index + " of " + length);
        bound.put(socket, index);
        return 0;
    }

    @Override
    public int if_nametoindex(String name) {
        return interfaces.getOrDefault(name, 0);
    }

    @Override
    public int getdtablesize() {
        return tableSize;
    }

    private static void put(byte[] value, int number) {
        ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).putInt(number);
    }

    private static int failed(int error) {
        Native.setLastError(error);
        return -1;
    }
}
