package org.netbearer.bearer.generic;

import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;
import org.netbearer.api.ConfigurationState;
import org.netbearer.bearer.generic.port.Destinations;
import org.netbearer.testkit.ManualContext;

/**
 * A program that starts the bearer where it is and prints in one line what its health says, how many lines it logged, and which
 * interfaces are active.
 *
 * <p>With the argument {@code no-groups} the system forbids it to join groups of netlink, as sandboxes do.
 */
final class RungProgram {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private RungProgram() {}

    public static void main(String[] arguments) {
        var logged = new ArrayList<String>();
        var here = Machines.thisOne(null, () -> Destinations.DEFAULT, logged::add);
        var bearer = new GenericBearer(here.port(), here.events(), Map.of());
        try (var context = ManualContext.live()) {
            context.run(() -> {
                if (arguments.length > 0) {
                    Sandbox.forbidGroups();
                }
                bearer.start(context);
            });
            var report = context.awaitReport();
            String active = report.configurations().stream()
                    .filter(one -> one.state() == ConfigurationState.ACTIVE)
                    .map(one -> one.name())
                    .collect(Collectors.joining(","));
            OUT.println("health [" + report.health().code() + "] logged " + logged.size() + " active [" + active + "]");
            context.run(bearer::stop);
        }
        System.exit(0);
    }

    /** A filter of system calls for the calling thread; apart, so that nothing else loads JNA. */
    private static final class Sandbox {
        private static final int PR_SET_SECCOMP = 22;
        private static final int PR_SET_NO_NEW_PRIVS = 38;
        private static final int MODE_FILTER = 2;
        private static final int SETSOCKOPT = System.getProperty("os.arch").equals("aarch64") ? 208 : 54;
        private static final int SOL_NETLINK = 270;
        private static final int ADD_MEMBERSHIP = 1;
        private static final int LOAD_WORD = 0x20;
        private static final int JUMP_IF_EQUAL = 0x15;
        private static final int RETURN = 0x06;
        private static final int ALLOW = 0x7fff0000;
        private static final int EPERM = 0x00050000 | 1;

        static void forbidGroups() {
            int[][] program = {
                {LOAD_WORD, 0, 0, 0}, // number of the call
                {JUMP_IF_EQUAL, 0, 5, SETSOCKOPT},
                {LOAD_WORD, 0, 0, 24}, // low half of the second argument
                {JUMP_IF_EQUAL, 0, 3, SOL_NETLINK},
                {LOAD_WORD, 0, 0, 32}, // and of the third
                {JUMP_IF_EQUAL, 0, 1, ADD_MEMBERSHIP},
                {RETURN, 0, 0, EPERM},
                {RETURN, 0, 0, ALLOW},
            };
            var instructions = new Memory(8L * program.length);
            for (int i = 0; i < program.length; i++) {
                instructions.setShort(8L * i, (short) program[i][0]);
                instructions.setByte(8L * i + 2, (byte) program[i][1]);
                instructions.setByte(8L * i + 3, (byte) program[i][2]);
                instructions.setInt(8L * i + 4, program[i][3]);
            }
            var filter = new Memory(16);
            filter.clear();
            filter.setShort(0, (short) program.length);
            filter.setPointer(8, instructions);
            var prctl = NativeLibrary.getInstance("c").getFunction("prctl");
            var none = new NativeLong(0);
            if (prctl.invokeInt(new Object[] {PR_SET_NO_NEW_PRIVS, new NativeLong(1), none, none, none}) != 0
                    || prctl.invokeInt(new Object[] {PR_SET_SECCOMP, new NativeLong(MODE_FILTER), filter, none, none})
                            != 0) {
                throw new IllegalStateException("no seccomp");
            }
        }
    }
}
