package org.netbearer.bearer.nm;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.BearerType;
import org.netbearer.api.LinkKind;

/**
 * A device as the daemon reports it, with names for the parts that are used.
 *
 * <p>Immutable in effect; confined to the bearer's serial executor.
 */
final class NmDevice {
    static final int UNMANAGED = 10;
    static final int UNAVAILABLE = 20;
    static final int DISCONNECTED = 30;
    static final int ACTIVATED = 100;
    static final int FAILED = 120;

    /** Bluetooth, modem, ADSL, Open vSwitch port and bridge, Wi-Fi P2P. */
    private static final Set<Integer> WITHOUT_INTERFACE = Set.of(5, 8, 12, 25, 26, 30);

    private static final int CARRIER = 0x10000;
    private static final int MODEM_CDMA = 0x2;
    private static final int MODEM_GSM = 0x4;
    private static final int MODEM_LTE = 0x8;
    private static final int MODEM_5G = 0x40;

    private final NmObject object;
    private final String controlName;
    private final String interfaceName;
    private @Nullable Set<String> available; // made when it is asked for

    /** Creates a view of an object that has the interface of a device. */
    NmDevice(NmObject object) {
        this.object = object;
        controlName = InterfaceNames.unescaped(device().text("Interface"));
        String ip = InterfaceNames.unescaped(device().text("IpInterface"));
        interfaceName = ip.isEmpty() ? controlName : ip;
    }

    /** The object behind it. */
    NmObject object() {
        return object;
    }

    String path() {
        return object.path();
    }

    /** The interface that packets take: of a modem or with PPPoE, that is another than the one which controls it. */
    String interfaceName() {
        return interfaceName;
    }

    /** What controls it, and has its hardware address: the kernel's interface, or where there is none, another name. */
    String controlName() {
        return controlName;
    }

    /** The hardware address of what controls it, in the usual notation; empty if it has none. */
    String hardwareAddress() {
        return device().text("HwAddress");
    }

    /** Returns whether the kernel has an interface of the controlling name: for a telephone or a serial port it has none. */
    boolean isControlledByInterface() {
        return !WITHOUT_INTERFACE.contains(type());
    }

    /** Returns whether the kernel has any interface of it now. */
    boolean hasInterface() {
        return isControlledByInterface() || !device().text("IpInterface").isEmpty();
    }

    int state() {
        return (int) device().number("State", 0);
    }

    int type() {
        return (int) device().number("DeviceType", 0);
    }

    /** False for the placeholder of a bridge, bond or VLAN that exists only as a profile. */
    boolean isReal() {
        return !device().has("Real") || device().flag("Real");
    }

    boolean isManaged() {
        return device().flag("Managed") && state() > UNMANAGED;
    }

    boolean isLoopback() {
        return type() == 32 || interfaceName().equals("lo");
    }

    boolean isWlan() {
        return object.is(NmObject.WIRELESS);
    }

    boolean isModem() {
        return type() == 8;
    }

    /** What the one who found the device calls it; of a modem, ModemManager's object. */
    String udi() {
        return device().text("Udi");
    }

    /** Returns whether a signal on the wire is what makes it usable. */
    boolean isWired() {
        return type() == 1 || type() == 20 || type() == 9;
    }

    boolean hasCarrier() {
        Properties device = device();
        boolean carrier = device.has("InterfaceFlags")
                ? (device.number("InterfaceFlags", 0) & CARRIER) != 0
                : !object.is(NmObject.WIRED)
                        || object.properties(NmObject.WIRED).flag("Carrier");
        return carrier && (!isWlan() || !activeAccessPoint().isEmpty());
    }

    String activeAccessPoint() {
        return object.properties(NmObject.WIRELESS).text("ActiveAccessPoint");
    }

    List<String> accessPoints() {
        return object.properties(NmObject.WIRELESS).texts("AccessPoints");
    }

    long lastScan() {
        return object.properties(NmObject.WIRELESS).number("LastScan", -1);
    }

    List<String> availableProfiles() {
        return device().texts("AvailableConnections");
    }

    /** Returns whether the daemon lists a profile as available on this device. */
    boolean isAvailable(String profile) {
        Set<String> known = available;
        if (known == null) {
            known = Set.copyOf(availableProfiles());
            available = known;
        }
        return known.contains(profile);
    }

    /** Its ports, if it has any; before 1.34 the daemon listed them for these kinds only. */
    List<String> ports() {
        if (device().has("Ports")) {
            return device().texts("Ports");
        }
        return Stream.of(".Bridge", ".Bond", ".Team")
                .flatMap(kind -> object.properties(NmObject.DEVICE + kind).texts("Slaves").stream())
                .toList();
    }

    String activeConnection() {
        return device().text("ActiveConnection");
    }

    Properties device() {
        return object.properties(NmObject.DEVICE);
    }

    /** Returns the kind of link, by {@code NMDeviceType}. */
    LinkKind kind() {
        return switch (type()) {
            case 1 -> LinkKind.ETHERNET;
            case 2, 6 -> LinkKind.WLAN;
            case 5 -> LinkKind.BLUETOOTH;
            case 7, 9 -> LinkKind.PHYSICAL;
            case 8 -> LinkKind.CELLULAR;
            case 10, 15 -> LinkKind.BOND;
            case 11, 21, 31 -> LinkKind.VLAN;
            case 12, 23 -> LinkKind.PPP;
            case 13, 26 -> LinkKind.BRIDGE;
            case 16 ->
                object.properties(NmObject.DEVICE + ".Tun").text("Mode").equals("tap") ? LinkKind.TAP : LinkKind.TUN;
            case 17, 19, 29 -> LinkKind.TUNNEL;
            case 18 -> LinkKind.MACVLAN;
            case 20 -> LinkKind.VETH;
            case 22 -> LinkKind.DUMMY;
            case 32 -> LinkKind.LOOPBACK;
            default -> LinkKind.UNKNOWN;
        };
    }

    /** Returns the technology, by {@code NMDeviceType} and, of a modem, {@code NMDeviceModemCapabilities}. */
    BearerType bearerType() {
        return switch (type()) {
            case 1, 9, 10, 11, 13, 15, 18, 20, 21, 24, 25, 26 -> BearerType.ETHERNET;
            case 2, 6, 30 -> BearerType.WLAN;
            case 5 -> BearerType.BLUETOOTH;
            case 7 -> BearerType.WIMAX;
            case 8 -> modem(object.properties(NmObject.MODEM).number("CurrentCapabilities", 0));
            default -> BearerType.UNKNOWN;
        };
    }

    private static BearerType modem(long capabilities) {
        if ((capabilities & MODEM_5G) != 0) {
            return BearerType.CELLULAR_5G;
        } else if ((capabilities & MODEM_LTE) != 0) {
            return BearerType.LTE;
        } else if ((capabilities & MODEM_GSM) != 0) {
            return BearerType.WCDMA;
        } else if ((capabilities & MODEM_CDMA) != 0) {
            return BearerType.CDMA2000;
        } else {
            return BearerType.UNKNOWN;
        }
    }
}
