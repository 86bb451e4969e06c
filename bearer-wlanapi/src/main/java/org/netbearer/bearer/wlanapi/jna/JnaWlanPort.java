package org.netbearer.bearer.wlanapi.jna;

import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_ACCESS_DENIED;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_INVALID_STATE;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_NOT_SUPPORTED;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.ERROR_SUCCESS;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_AVAILABLE_NETWORK_INCLUDE_ALL_MANUAL_HIDDEN_PROFILES;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_ACM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.WLAN_NOTIFICATION_SOURCE_MSM;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_BSS_type_any;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.dot11_BSS_type_infrastructure;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_connection_mode_profile;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_intf_opcode_current_connection;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_intf_opcode_radio_state;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_intf_opcode_realtime_connection_quality;
import static org.netbearer.bearer.wlanapi.port.WlanConstants.wlan_intf_opcode_statistics;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.ref.Reference;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.GUID;
import org.netbearer.bearer.wlanapi.jna.WlanLayouts.WLAN_CONNECTION_PARAMETERS;
import org.netbearer.bearer.wlanapi.port.WlanException;
import org.netbearer.bearer.wlanapi.port.WlanPort;

/**
 * One client handle of {@code wlanapi.dll}, its callback and its buffers.
 *
 * <p>Confined to one thread but for the callback. What the service allocates goes back to it in every case.
 */
final class JnaWlanPort implements WlanPort {
    private static final int NO = 0;
    private static final int REASON_LENGTH = 512;
    private static final Map<String, Integer> QUERIES = Map.of(
            "radio_state",
            wlan_intf_opcode_radio_state,
            "current_connection",
            wlan_intf_opcode_current_connection,
            "realtime_connection_quality",
            wlan_intf_opcode_realtime_connection_quality,
            "statistics",
            wlan_intf_opcode_statistics);

    private final WlanApi api;
    private final @Nullable IpHelperApi ipHelper;
    private final Pointer handle;
    // the service goes on calling a callback that Java has dropped, and nothing happens: held until the handle is
    // closed
    private final WlanApi.Notification callback;
    private final PointerByReference answer = new PointerByReference();
    private final IntByReference size = new IntByReference();
    private final Memory guid = new Memory(GUID.SIZE);
    private boolean receivesRadioEvents;
    private boolean closed;

    JnaWlanPort(WlanApi api, @Nullable IpHelperApi ipHelper, Pointer handle, Consumer<Event> listener) {
        this.api = api;
        this.ipHelper = ipHelper;
        this.handle = handle;
        this.callback = new Listener(listener);
    }

    void listen() throws WlanException {
        int code = register(WLAN_NOTIFICATION_SOURCE_ACM | WLAN_NOTIFICATION_SOURCE_MSM);
        receivesRadioEvents = code == ERROR_SUCCESS;
        if (code == ERROR_ACCESS_DENIED) { // without the capability wiFiControl connections may still be watched
            code = register(WLAN_NOTIFICATION_SOURCE_ACM);
        }
        check("WlanRegisterNotification", code);
    }

    private int register(int sources) {
        return api.WlanRegisterNotification(handle, sources, NO, callback, null, null, null);
    }

    @Override
    public boolean receivesRadioEvents() {
        return receivesRadioEvents;
    }

    @Override
    public List<Adapter> adapters() throws WlanException {
        answer.setValue(null);
        return taken("WlanEnumInterfaces", api.WlanEnumInterfaces(handle, null, answer), WlanReading::adapters);
    }

    @Override
    public int interfaceIndex(UUID adapter) {
        var luid = new LongByReference();
        var index = new IntByReference();
        boolean found = ipHelper != null
                && ipHelper.ConvertInterfaceGuidToLuid(guid(adapter), luid) == ERROR_SUCCESS
                && ipHelper.ConvertInterfaceLuidToIndex(luid, index) == ERROR_SUCCESS;
        return found ? Math.max(0, index.getValue()) : 0;
    }

    @Override
    public Radio radio(UUID adapter) throws WlanException {
        int code = query(adapter, wlan_intf_opcode_radio_state);
        return code == ERROR_NOT_SUPPORTED
                ? Radio.UNKNOWN
                : taken("WlanQueryInterface(radio_state)", code, data -> WlanReading.radio(data, size.getValue()));
    }

    @Override
    public List<Network> networks(UUID adapter) throws WlanException {
        answer.setValue(null);
        int code = api.WlanGetAvailableNetworkList(
                handle, guid(adapter), WLAN_AVAILABLE_NETWORK_INCLUDE_ALL_MANUAL_HIDDEN_PROFILES, null, answer);
        return taken("WlanGetAvailableNetworkList", code, WlanReading::networks);
    }

    @Override
    public List<Station> stations(UUID adapter) throws WlanException {
        answer.setValue(null);
        int code = api.WlanGetNetworkBssList(handle, guid(adapter), null, dot11_BSS_type_any, NO, null, answer);
        return taken("WlanGetNetworkBssList", code, WlanReading::stations);
    }

    @Override
    public List<ProfileEntry> profiles(UUID adapter) throws WlanException {
        answer.setValue(null);
        int code = api.WlanGetProfileList(handle, guid(adapter), null, answer);
        return taken("WlanGetProfileList", code, WlanReading::profiles);
    }

    @Override
    public String profileDocument(UUID adapter, String profile) throws WlanException {
        answer.setValue(null);
        int code = api.WlanGetProfile(handle, guid(adapter), WlanReading.wide(profile), null, answer, null, null);
        return taken("WlanGetProfile", code, WlanReading::text);
    }

    @Override
    public @Nullable Connection connection(UUID adapter) throws WlanException {
        int code = query(adapter, wlan_intf_opcode_current_connection);
        return code == ERROR_INVALID_STATE
                ? null
                : taken(
                        "WlanQueryInterface(current_connection)",
                        code,
                        data -> WlanReading.connection(data, size.getValue()));
    }

    @Override
    public @Nullable Quality quality(UUID adapter) throws WlanException {
        int code = query(adapter, wlan_intf_opcode_realtime_connection_quality);
        return code == ERROR_INVALID_STATE
                ? null
                : taken(
                        "WlanQueryInterface(realtime_connection_quality)",
                        code,
                        data -> WlanReading.quality(data, size.getValue()));
    }

    @Override
    public Frames frames(UUID adapter) throws WlanException {
        int code = query(adapter, wlan_intf_opcode_statistics);
        return taken("WlanQueryInterface(statistics)", code, data -> WlanReading.frames(data, size.getValue()));
    }

    @Override
    public Map<String, Integer> answerSizes(UUID adapter) {
        var sizes = new TreeMap<String, Integer>();
        QUERIES.forEach((name, opcode) -> {
            if (query(adapter, opcode) == ERROR_SUCCESS) {
                sizes.put(name, size.getValue());
                api.WlanFreeMemory(answer.getValue());
            }
        });
        answer.setValue(null);
        if (api.WlanGetNetworkBssList(handle, guid(adapter), null, dot11_BSS_type_any, NO, null, answer)
                == ERROR_SUCCESS) {
            int entry = WlanReading.sizeOfAStation(answer.getValue());
            if (entry > 0) {
                sizes.put("entry of the list of access points", entry);
            }
            api.WlanFreeMemory(answer.getValue());
        }
        return sizes;
    }

    private int query(UUID adapter, int opcode) {
        answer.setValue(null);
        size.setValue(0);
        return api.WlanQueryInterface(handle, guid(adapter), opcode, null, size, answer, null);
    }

    @Override
    public void scan(UUID adapter) throws WlanException {
        check("WlanScan", api.WlanScan(handle, guid(adapter), null, null, null));
    }

    @Override
    public void connect(UUID adapter, String profile) throws WlanException {
        var name = WlanReading.wide(profile);
        var parameters = new Memory(WLAN_CONNECTION_PARAMETERS.SIZE);
        parameters.clear();
        parameters.setInt(WLAN_CONNECTION_PARAMETERS.wlanConnectionMode, wlan_connection_mode_profile);
        parameters.setPointer(WLAN_CONNECTION_PARAMETERS.strProfile, name);
        parameters.setInt(WLAN_CONNECTION_PARAMETERS.dot11BssType, dot11_BSS_type_infrastructure);
        try {
            check("WlanConnect", api.WlanConnect(handle, guid(adapter), parameters, null));
        } finally {
            Reference.reachabilityFence(name); // the parameters have its address, and do not hold it
        }
    }

    @Override
    public void disconnect(UUID adapter) throws WlanException {
        check("WlanDisconnect", api.WlanDisconnect(handle, guid(adapter), null));
    }

    @Override
    public String reasonText(int reason) {
        var buffer = new Memory(REASON_LENGTH * 2L);
        int code = api.WlanReasonCodeToString(reason, REASON_LENGTH, buffer, null);
        return code == ERROR_SUCCESS ? WlanReading.text(buffer.getShortArray(0, REASON_LENGTH)) : "";
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                // waits for a callback that is running; its code says nothing that could be mended here
                int ignored = api.WlanCloseHandle(handle, null);
            } finally {
                Reference.reachabilityFence(callback);
            }
        }
    }

    private Pointer guid(UUID adapter) {
        WlanReading.write(adapter, guid);
        return guid;
    }

    private <T> T taken(String function, int code, Reader<T> reader) throws WlanException {
        check(function, code);
        Pointer memory = answer.getValue();
        if (memory == null) {
            throw WlanException.malformed(function, "no answer");
        }
        try {
            return reader.read(memory);
        } finally {
            api.WlanFreeMemory(memory);
        }
    }

    private static void check(String function, int code) throws WlanException {
        if (code != ERROR_SUCCESS) {
            throw WlanException.refused(function, code);
        }
    }

    /** The callback of the service. */
    private static final class Listener extends WlanApi.Notification {
        private final Consumer<Event> listener;

        Listener(Consumer<Event> listener) {
            this.listener = listener;
        }

        @Override
        public void invoke(Pointer data, @Nullable Pointer context) {
            try {
                listener.accept(WlanReading.event(data));
            } catch (Throwable fault) {
                // nothing may be thrown into the service's thread, and there is no one to report it to
            }
        }
    }

    /** Reads values from the service's memory while it is valid. */
    private interface Reader<T> {
        T read(Pointer memory) throws WlanException;
    }
}
