package org.netbearer.bearer.wlanapi.jna;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import org.jspecify.annotations.NullUnmarked;

/** The functions of {@code iphlpapi.dll} that are called, with the names of {@code netioapi.h}; no JNA library interface, see {@link WlanApi}. */
@NullUnmarked
interface IpHelperApi {
    int ConvertInterfaceGuidToLuid(Pointer InterfaceGuid, LongByReference InterfaceLuid);

    int ConvertInterfaceLuidToIndex(LongByReference InterfaceLuid, IntByReference InterfaceIndex);
}
