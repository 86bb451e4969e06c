package org.netbearer.bearer.wlanapi.jna;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.NullUnmarked;

/**
 * The functions of {@code wlanapi.dll} that are called, with the names of {@code wlanapi.h}.
 *
 * <p>Text goes over as UTF-16LE in a {@code Memory} and arrives as {@code short[]}: JNA's own wide strings follow the
 * system's {@code wchar_t}, which has four bytes elsewhere. No calling convention is set: 64-bit Windows has one.
 *
 * <p>No JNA library interface: JNA keeps the class of such a one, and with it this bundle's class loader, for ever.
 */
@NullUnmarked
interface WlanApi {
    int WlanOpenHandle(
            int dwClientVersion,
            Pointer pReserved,
            IntByReference pdwNegotiatedVersion,
            PointerByReference phClientHandle);

    int WlanCloseHandle(Pointer hClientHandle, Pointer pReserved);

    int WlanEnumInterfaces(Pointer hClientHandle, Pointer pReserved, PointerByReference ppInterfaceList);

    int WlanRegisterNotification(
            Pointer hClientHandle,
            int dwNotifSource,
            int bIgnoreDuplicate,
            Notification funcCallback,
            Pointer pCallbackContext,
            Pointer pReserved,
            IntByReference pdwPrevNotifSource);

    int WlanScan(Pointer hClientHandle, Pointer pInterfaceGuid, Pointer pDot11Ssid, Pointer pIeData, Pointer pReserved);

    int WlanGetAvailableNetworkList(
            Pointer hClientHandle,
            Pointer pInterfaceGuid,
            int dwFlags,
            Pointer pReserved,
            PointerByReference ppAvailableNetworkList);

    int WlanGetNetworkBssList(
            Pointer hClientHandle,
            Pointer pInterfaceGuid,
            Pointer pDot11Ssid,
            int dot11BssType,
            int bSecurityEnabled,
            Pointer pReserved,
            PointerByReference ppWlanBssList);

    int WlanQueryInterface(
            Pointer hClientHandle,
            Pointer pInterfaceGuid,
            int OpCode,
            Pointer pReserved,
            IntByReference pdwDataSize,
            PointerByReference ppData,
            IntByReference pWlanOpcodeValueType);

    int WlanGetProfileList(
            Pointer hClientHandle, Pointer pInterfaceGuid, Pointer pReserved, PointerByReference ppProfileList);

    int WlanGetProfile(
            Pointer hClientHandle,
            Pointer pInterfaceGuid,
            Pointer strProfileName,
            Pointer pReserved,
            PointerByReference pstrProfileXml,
            IntByReference pdwFlags,
            IntByReference pdwGrantedAccess);

    int WlanConnect(Pointer hClientHandle, Pointer pInterfaceGuid, Pointer pConnectionParameters, Pointer pReserved);

    int WlanDisconnect(Pointer hClientHandle, Pointer pInterfaceGuid, Pointer pReserved);

    int WlanReasonCodeToString(int dwReasonCode, int dwBufferSize, Pointer pStringBuffer, Pointer pReserved);

    void WlanFreeMemory(Pointer pMemory);

    /**
     * {@code WLAN_NOTIFICATION_CALLBACK}; comes on a thread of the service's client library.
     *
     * <p>JNA keeps options for the class of each callback, and with them that class; unless a class above it has options
     * already, which then count for both. The class above is JNA's own and chosen for this alone.
     */
    abstract class Notification extends CallbackThreadInitializer implements Callback {
        Notification() {
            var ignored = Native.getLibraryOptions(CallbackThreadInitializer.class);
            // detached when the thread ends: an attached one can keep the JVM from exiting; no "this", which would be
            // kept
            Native.setCallbackThreadInitializer(
                    this, new CallbackThreadInitializer(true, true, "netbearer-wlanapi-events"));
        }

        public abstract void invoke(Pointer data, Pointer context);
    }
}
