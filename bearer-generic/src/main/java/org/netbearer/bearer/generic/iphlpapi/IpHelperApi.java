package org.netbearer.bearer.generic.iphlpapi;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;
import org.netbearer.support.jna.NativeFunctions;

/**
 * The functions of {@code iphlpapi.dll} that are called, with the names of {@code netioapi.h}.
 *
 * <p>No calling convention is set: 64-bit Windows has one.
 *
 * <p>No JNA library interface, and its structure is none of JNA: JNA keeps the classes of those, and with them this bundle's
 * class loader, for ever.
 */
@NullUnmarked
interface IpHelperApi {
    /** Loads the library; its structure and signatures were checked for one pointer size. */
    static IpHelperApi load(String library) throws IOException {
        if (Native.POINTER_SIZE != 8) {
            throw new IOException("iphlpapi is called from 64-bit processes only; this one has 32 bits");
        }
        return NativeFunctions.load(library, IpHelperApi.class);
    }

    int GetIfEntry2(Pointer Row);

    int GetBestRoute2(
            Pointer InterfaceLuid,
            int InterfaceIndex,
            Pointer SourceAddress,
            Pointer DestinationAddress,
            int AddressSortOptions,
            Pointer BestRoute,
            Pointer BestSourceAddress);

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

    /**
     * The callback of all three; they differ only in the row, which nobody reads. Comes on a thread of the system.
     *
     * <p>JNA keeps options for the class of each callback, and with them that class; unless a class above it has options
     * already, which then count for both. The class above is JNA's own and chosen for this alone.
     */
    abstract class Change extends CallbackThreadInitializer implements Callback {
        Change() {
            var ignored = Native.getLibraryOptions(CallbackThreadInitializer.class);
            // detached when the thread ends: an attached one can keep the JVM from exiting; no "this", which would be
            // kept
            Native.setCallbackThreadInitializer(
                    this, new CallbackThreadInitializer(true, true, "netbearer-iphlpapi-events"));
        }

        public abstract void invoke(Pointer CallerContext, Pointer Row, int NotificationType);
    }
}
