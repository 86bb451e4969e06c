package org.netbearer.bearer.wlanapi;

import java.io.StringReader;
import java.util.HexFormat;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;

/**
 * The network of a stored profile ({@code WLAN_profile} schema, version 1).
 *
 * @param ssid the first name that it holds; null if it holds none that can be read
 * @param security how to join; {@link WlanSecurity#UNKNOWN} if it does not name it
 */
record ProfileDocument(@Nullable Ssid ssid, WlanSecurity security) {
    static final ProfileDocument UNREADABLE = new ProfileDocument(null, WlanSecurity.UNKNOWN);

    static ProfileDocument of(String xml) {
        try {
            return read(factory().createXMLStreamReader(new StringReader(xml)));
        } catch (XMLStreamException | IllegalArgumentException unreadable) {
            return UNREADABLE;
        }
    }

    private static ProfileDocument read(XMLStreamReader xml) throws XMLStreamException {
        Ssid ssid = null;
        String authentication = "";
        String encryption = "";
        boolean inSsid = false;
        boolean fromHex = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("SSIDConfig")) {
                inSsid = false;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "SSIDConfig" -> inSsid = ssid == null;
                    case "hex" -> {
                        if (inSsid && !fromHex) { // the bytes; a name beside it is only their reading
                            ssid = Ssid.of(
                                    HexFormat.of().parseHex(xml.getElementText().strip()));
                            fromHex = true;
                        }
                    }
                    case "name" -> {
                        if (inSsid && ssid == null) {
                            ssid = Ssid.of(xml.getElementText());
                        }
                    }
                    case "authentication" ->
                        authentication = xml.getElementText().strip();
                    case "encryption" -> encryption = xml.getElementText().strip();
                    default -> {
                        // not needed
                    }
                }
            }
        }
        return new ProfileDocument(ssid, security(authentication, encryption));
    }

    private static WlanSecurity security(String authentication, String encryption) {
        return switch (authentication) {
            case "open" -> encryption.equals("WEP") ? WlanSecurity.WEP : WlanSecurity.OPEN;
            case "shared" -> WlanSecurity.WEP;
            case "WPA" -> WlanSecurity.WPA_ENTERPRISE;
            case "WPAPSK" -> WlanSecurity.WPA_PSK;
            case "WPA2" -> WlanSecurity.WPA2_ENTERPRISE;
            case "WPA2PSK" -> WlanSecurity.WPA2_PSK;
            case "WPA3", "WPA3ENT192" -> WlanSecurity.WPA3_ENTERPRISE_192;
            case "WPA3ENT" -> WlanSecurity.WPA3_ENTERPRISE;
            case "WPA3SAE" -> WlanSecurity.WPA3_SAE;
            case "OWE" -> WlanSecurity.OWE;
            default -> WlanSecurity.UNKNOWN;
        };
    }

    /** A profile can come from a policy or a file: it may not make this process read anything else. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    Set<WlanSecurity> securities() {
        return security == WlanSecurity.UNKNOWN ? Set.of() : Set.of(security);
    }
}
