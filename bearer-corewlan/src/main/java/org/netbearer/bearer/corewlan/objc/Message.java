package org.netbearer.bearer.corewlan.objc;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Every message that is sent: class, selector, and the types of result and arguments.
 *
 * <p>Types are written as the runtime encodes them, without offsets and qualifiers; {@code B} is a BOOL, whose letter
 * differs between processors.
 */
@SuppressWarnings("ImmutableEnumChecker") // the list is an unmodifiable one
enum Message {
    NEW_POOL("+[NSAutoreleasePool new]", "@@:"),
    DRAIN("-[NSAutoreleasePool drain]", "v@:"),
    NEW_OBJECT("+[NSObject new]", "@@:"),
    RETAIN("-[NSObject retain]", "@@:"),
    RELEASE("-[NSObject release]", "v@:"),
    STRING_OF("+[NSString stringWithUTF8String:]", "@@:*"),
    UTF8("-[NSString UTF8String]", "*@:"),
    BYTES("-[NSData bytes]", "^v@:"),
    LENGTH("-[NSData length]", "Q@:"),
    COUNT("-[NSArray count]", "Q@:"),
    OBJECT_AT("-[NSArray objectAtIndex:]", "@@:Q"),
    ALL_OBJECTS("-[NSSet allObjects]", "@@:"),
    ARRAY("-[NSOrderedSet array]", "@@:"),
    ERROR_CODE("-[NSError code]", "q@:"),
    ERROR_DOMAIN("-[NSError domain]", "@@:"),

    NEW_CLIENT("+[CWWiFiClient new]", "@@:"),
    INTERFACES("-[CWWiFiClient interfaces]", "@@:"),
    INTERFACE_NAMED("-[CWWiFiClient interfaceWithName:]", "@@:@"),
    SET_DELEGATE("-[CWWiFiClient setDelegate:]", "v@:@"),
    START_MONITORING("-[CWWiFiClient startMonitoringEventWithType:error:]", "B@:q^@"),
    STOP_MONITORING("-[CWWiFiClient stopMonitoringAllEventsAndReturnError:]", "B@:^@"),

    INTERFACE_NAME("-[CWInterface interfaceName]", "@@:"),
    POWER_ON("-[CWInterface powerOn]", "B@:"),
    HARDWARE_ADDRESS("-[CWInterface hardwareAddress]", "@@:"),
    LINK_SSID_DATA("-[CWInterface ssidData]", "@@:"),
    LINK_BSSID("-[CWInterface bssid]", "@@:"),
    LINK_RSSI("-[CWInterface rssiValue]", "q@:"),
    LINK_SECURITY("-[CWInterface security]", "q@:"),
    /** A measurement; optional. */
    LINK_NOISE("-[CWInterface noiseMeasurement]", "q@:", false),

    /** A measurement; optional. */
    TRANSMIT_RATE("-[CWInterface transmitRate]", "d@:", false),

    /** A measurement; optional. */
    ACTIVE_PHY_MODE("-[CWInterface activePHYMode]", "q@:", false),

    /** For the transcript only. */
    COUNTRY_CODE("-[CWInterface countryCode]", "@@:", false),

    /** A measurement; optional. */
    LINK_CHANNEL("-[CWInterface wlanChannel]", "@@:", false),

    CACHED_SCAN_RESULTS("-[CWInterface cachedScanResults]", "@@:"),
    SCAN("-[CWInterface scanForNetworksWithSSID:error:]", "@@:@^@"),
    ASSOCIATE("-[CWInterface associateToNetwork:password:error:]", "B@:@@^@"),
    DISASSOCIATE("-[CWInterface disassociate]", "v@:"),
    CONFIGURATION("-[CWInterface configuration]", "@@:"),
    NETWORK_PROFILES("-[CWConfiguration networkProfiles]", "@@:"),
    PROFILE_SSID_DATA("-[CWNetworkProfile ssidData]", "@@:"),
    PROFILE_SECURITY("-[CWNetworkProfile security]", "q@:"),

    SSID_DATA("-[CWNetwork ssidData]", "@@:"),
    BSSID("-[CWNetwork bssid]", "@@:"),
    RSSI("-[CWNetwork rssiValue]", "q@:"),
    SUPPORTS_SECURITY("-[CWNetwork supportsSecurity:]", "B@:q"),
    WLAN_CHANNEL("-[CWNetwork wlanChannel]", "@@:"),
    CHANNEL_NUMBER("-[CWChannel channelNumber]", "q@:"),
    CHANNEL_BAND("-[CWChannel channelBand]", "q@:"),
    CHANNEL_WIDTH("-[CWChannel channelWidth]", "q@:"),

    /** Deprecated since macOS 11, but the only form that needs no object with a run loop; optional. */
    AUTHORIZATION_STATUS("+[CLLocationManager authorizationStatus]", "i@:", false);

    private final String text;
    private final boolean toClass;
    private final String type;
    private final String selector;
    private final String encoding;
    private final List<String> types;
    private final boolean required;

    Message(String text, String encoding) {
        this(text, encoding, true);
    }

    Message(String text, String encoding, boolean required) {
        var parts = Notation.NAME.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        this.text = text;
        this.toClass = parts.group(1).equals("+");
        this.type = parts.group(2);
        this.selector = parts.group(3);
        this.encoding = encoding;
        this.types = Notation.TYPE
                .matcher(encoding)
                .results()
                .map(MatchResult::group)
                .toList();
        this.required = required;
    }

    /** Returns whether a class receives it, not an object. */
    boolean isToClass() {
        return toClass;
    }

    /** Returns the name of the class. */
    String type() {
        return type;
    }

    String selector() {
        return selector;
    }

    /** Returns the whole type encoding. */
    String encoding() {
        return encoding;
    }

    /** Returns the type of the result. */
    String result() {
        return types.get(0);
    }

    /** Returns the types of the arguments after receiver and selector. */
    List<String> arguments() {
        return types.subList(3, types.size());
    }

    /** Returns whether the bearer cannot do without it. */
    boolean isRequired() {
        return required;
    }

    /** Returns the usual notation: a sign, class and selector. */
    @Override
    public String toString() {
        return text;
    }

    /** The syntax of the table. */
    private static final class Notation {
        static final Pattern NAME = Pattern.compile("([+-])\\[(\\w+) (\\S+)]");
        static final Pattern TYPE = Pattern.compile("\\^*[^^]");
    }
}
