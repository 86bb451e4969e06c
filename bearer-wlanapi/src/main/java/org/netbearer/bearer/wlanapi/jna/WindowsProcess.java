package org.netbearer.bearer.wlanapi.jna;

import com.sun.jna.Memory;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.ShortByReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.netbearer.support.jna.NativeFunctions;

/** Facts about this process for a transcript, as the consent to location depends on them. Thread-safe. */
final class WindowsProcess {
    private static final Pointer CURRENT = Pointer.createConstant(-1); // what GetCurrentProcess always answers

    private WindowsProcess() {}

    /**
     * Returns the version of the system, the session, whether the process is packaged, and the machine.
     *
     * @param library what stands in for the system's libraries where this is not Windows
     */
    static List<String> describe(String library) {
        var lines = new ArrayList<String>();
        lines.add(told("RtlGetVersion", () -> {
            var version = new Memory(SystemApi.OSVERSIONINFOW);
            version.clear();
            version.setInt(0, SystemApi.OSVERSIONINFOW);
            int status = NativeFunctions.load(name("ntdll", library), SystemApi.Kernel.class)
                    .RtlGetVersion(version);
            return status + ": " + version.getInt(SystemApi.MAJOR_VERSION) + "."
                    + version.getInt(SystemApi.MINOR_VERSION) + "." + version.getInt(SystemApi.BUILD_NUMBER);
        }));
        lines.add(told("ProcessIdToSessionId", () -> {
            var session = new IntByReference(-1);
            var process = process(library);
            int done = process.ProcessIdToSessionId(process.GetCurrentProcessId(), session);
            return done == 0
                    ? "failed"
                    : "session " + session.getValue() + (session.getValue() == 0 ? ", a service" : "");
        }));
        lines.add(told("GetCurrentPackageFullName", () -> {
            int code = process(library).GetCurrentPackageFullName(new IntByReference(0), null);
            return code + (code == SystemApi.APPMODEL_ERROR_NO_PACKAGE ? ": not packaged" : ": packaged");
        }));
        lines.add(told("IsWow64Process2", () -> {
            var emulated = new ShortByReference();
            var machine = new ShortByReference();
            int done = process(library).IsWow64Process2(CURRENT, emulated, machine);
            return done == 0
                    ? "failed"
                    : String.format(
                            Locale.ROOT,
                            "process 0x%x, machine 0x%x",
                            Short.toUnsignedInt(emulated.getValue()),
                            Short.toUnsignedInt(machine.getValue()));
        }));
        boolean system = ProcessHandle.current()
                .info()
                .command()
                .filter(command -> command.toLowerCase(Locale.ROOT).contains("\\system32\\"))
                .isPresent();
        lines.add("executable " + (system ? "in" : "outside of") + " System32");
        return List.copyOf(lines);
    }

    private static SystemApi.ProcessInformation process(String library) {
        return NativeFunctions.load(name("kernel32", library), SystemApi.ProcessInformation.class);
    }

    private static String name(String own, String otherwise) {
        return Platform.isWindows() ? own : otherwise;
    }

    private static String told(String function, Supplier<String> answer) {
        try {
            return function + " " + answer.get();
        } catch (UnsatisfiedLinkError missing) {
            return function + " is not there";
        }
    }
}
