package org.netbearer.bearer.wlanapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanSecurity;

class ProfileDocumentTest {
    private static final String START =
            "<?xml version=\"1.0\"?><WLANProfile xmlns=\"http://www.microsoft.com/networking/WLAN/profile/v1\">";

    private static ProfileDocument document(String ssid, String authentication, String encryption) {
        return ProfileDocument.of(START + "<name>My home</name><SSIDConfig><SSID>" + ssid + "</SSID></SSIDConfig>"
                + "<MSM><security><authEncryption><authentication>" + authentication + "</authentication><encryption>"
                + encryption + "</encryption></authEncryption></security></MSM></WLANProfile>");
    }

    @Test
    void takesTheBytesOfTheNameBeforeItsReading() {
        assertThat(document("<hex>636166E9</hex><name>caf?</name>", "WPA2PSK", "AES")
                        .ssid()
                        .hex())
                .isEqualTo("636166e9");
        assertThat(document("<name>caf?</name><hex>636166E9</hex>", "WPA2PSK", "AES")
                        .ssid()
                        .hex())
                .isEqualTo("636166e9");
        assertThat(document("<name>caf\u00e9</name>", "WPA2PSK", "AES").ssid()).isEqualTo(Ssid.of("caf\u00e9"));
    }

    @Test
    void doesNotTakeTheNameOfTheProfileForThatOfTheNetwork() {
        assertThat(document("<name>home</name>", "open", "none"))
                .isEqualTo(new ProfileDocument(Ssid.of("home"), WlanSecurity.OPEN));
        assertThat(document("", "open", "WEP")).isEqualTo(new ProfileDocument(null, WlanSecurity.WEP));
    }

    @Test
    void isUnreadableWhereItIsNoDocument() {
        assertThat(ProfileDocument.of("")).isEqualTo(ProfileDocument.UNREADABLE);
        assertThat(ProfileDocument.of(START)).isEqualTo(ProfileDocument.UNREADABLE);
        assertThat(document("<hex>6</hex>", "open", "none")).isEqualTo(ProfileDocument.UNREADABLE);
        assertThat(document("<name>" + "x".repeat(33) + "</name>", "open", "none"))
                .isEqualTo(ProfileDocument.UNREADABLE);
    }

    @Test
    void readsNothingBesidesItself() {
        String outside = "<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
        var document = ProfileDocument.of(outside + "<p><SSIDConfig><name>&e;</name></SSIDConfig></p>");
        assertThat(document.ssid()).isIn(null, Ssid.HIDDEN);
    }
}
