package org.netbearer.bearer.generic.iphlpapi;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;

/**
 * The functions of {@code iphlpapi.dll} that are called, with the names of {@code netioapi.h}.
 *
 * <p>No calling convention is set: 64-bit Windows has one.
 */
@NullUnmarked
interface IpHelperApi extends Library {
    /** Loads the library; its structures and signatures were checked for one pointer size. */
    static IpHelperApi load(String library) throws IOException {
        if (Native.POINTER_SIZE != 8) {
            throw new IOException("iphlpapi is called from 64-bit processes only; this one has 32 bits");
        }
        return Native.load(library, IpHelperApi.class);
    }

    int GetIfEntry2(IpHelperTypes.MIB_IF_ROW2 Row);

    int NotifyIpInterfaceChange(
            short Family,
            Change Callback,
            Pointer CallerContext,
            byte InitialNotification,
            PointerByReference NotificationHandle);

    int NotifyRouteChange2(
            short AddressFamily,
            Change Callback,
            Pointer CallerContext,
            byte InitialNotification,
            PointerByReference NotificationHandle);

    int NotifyUnicastIpAddressChange(
            short Family,
            Change Callback,
            Pointer CallerContext,
            byte InitialNotification,
            PointerByReference NotificationHandle);

    int CancelMibChangeNotify2(Pointer NotificationHandle);

    /** The callback of all three; they differ only in the row, which nobody reads. Comes on a thread of the system. */
    interface Change extends Callback {
        void invoke(Pointer CallerContext, Pointer Row, int NotificationType);
    }
}
