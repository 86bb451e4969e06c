package org.netbearer.bearer.wlanapi.jna;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.ShortByReference;
import org.jspecify.annotations.NullUnmarked;

/** Functions that tell what kind of process on what kind of Windows this is; no JNA library interface, see {@link WlanApi}. */
@NullUnmarked
interface SystemApi {
    /** The size of {@code OSVERSIONINFOW}, and where its numbers stand. */
    int OSVERSIONINFOW = 276;

    int MAJOR_VERSION = 4;
    int MINOR_VERSION = 8;
    int BUILD_NUMBER = 12;

    /** What {@code GetCurrentPackageFullName} answers to a process without a package. */
    int APPMODEL_ERROR_NO_PACKAGE = 15700;

    /** Of {@code ntdll.dll}: tells the real version, where others tell what a manifest asks for. */
    @NullUnmarked
    interface Kernel {
        int RtlGetVersion(Pointer lpVersionInformation);
    }

    /** Of {@code kernel32.dll}. */
    @NullUnmarked
    interface ProcessInformation {
        int GetCurrentProcessId();

        int ProcessIdToSessionId(int dwProcessId, IntByReference pSessionId);

        int GetCurrentPackageFullName(IntByReference packageFullNameLength, Pointer packageFullName);

        int IsWow64Process2(Pointer hProcess, ShortByReference pProcessMachine, ShortByReference pNativeMachine);
    }
}
