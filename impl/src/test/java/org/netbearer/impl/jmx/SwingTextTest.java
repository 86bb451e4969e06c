package org.netbearer.impl.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netbearer.api.ConfigurationState.ACTIVE;
import static org.netbearer.api.ConfigurationState.DISCOVERED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netbearer.api.BearerHealth;
import org.netbearer.api.BearerSnapshot;
import org.netbearer.api.BearerStatus;
import org.netbearer.api.FailureReason;
import org.netbearer.api.LinkField;
import org.netbearer.api.NetworkException;
import org.netbearer.api.NetworkFailure;
import org.netbearer.api.NetworkLink;
import org.netbearer.api.SessionRequest;
import org.netbearer.api.Ssid;
import org.netbearer.api.WlanDetails;
import org.netbearer.testkit.ConfigurationBuilder;

/** Nothing that leaves the MBean is rendered by a tool that is made with Swing, by the rule of Swing itself. */
final class SwingTextTest {
    private static final String EVIL = "<html><img src=http://127.0.0.1>";
    private static final String FORGED = "<HtMl><b><font size=7>";

    private final ManagedManager managed = new ManagedManager();

    @AfterEach
    void close() {
        managed.close();
    }

    @Test
    void noAttributeNotificationOrResultIsRendered() throws Exception {
        managed.manager.publish(
                List.of(
                        ConfigurationBuilder.wlan("nm:evil", ACTIVE)
                                .name(EVIL)
                                .wlan(WlanDetails.builder(Ssid.of(EVIL)).build())
                                .link(NetworkLink.builder("<html>0")
                                        .sources(Map.of(LinkField.KIND, EVIL))
                                        .build())
                                .failed(new NetworkFailure(FailureReason.OTHER, EVIL, FORGED, Instant.EPOCH))
                                .build(),
                        ConfigurationBuilder.ethernet(EVIL, DISCOVERED).build()),
                List.of(new BearerSnapshot(
                        FORGED,
                        1,
                        new BearerHealth(BearerStatus.FAILED, EVIL, FORGED),
                        Set.of(),
                        List.of(EVIL),
                        2,
                        FORGED)));
        var session = managed.manager
                .settableSessions()
                .create(
                        EVIL,
                        SessionRequest.on(managed.manager.configurationFromIdentifier("nm:evil"))
                                .label(FORGED));
        session.open();
        managed.manager.settableSessions().get(1).lose(new NetworkException(FailureReason.OTHER, EVIL, FORGED));
        session.open();

        var texts = new ArrayList<String>();
        for (Object value : managed.get(managed.attributes())) {
            collect(value, texts);
        }
        collect(managed.invoke("configuration", "nm:evil", String.class), texts);
        for (var notification : managed.notifications) {
            texts.add(notification.getMessage());
            ((Map<?, ?>) notification.getUserData()).forEach((key, value) -> {
                collect(key, texts);
                collect(value, texts);
            });
        }

        assertThat(texts)
                .hasSizeGreaterThan(100)
                .filteredOn(text -> text.contains("\\u{3c}"))
                .as("texts that were made harmless")
                .hasSizeGreaterThan(10);
        assertThat(texts).noneMatch(BasicHTML::isHTMLString);
    }

    @Test
    void onlyWhatSwingWouldRenderIsChanged() {
        for (String text : List.of("<html", "<html ", " <html>", "<p>", "a<html>", "Cafe", "")) {
            assertThat(BasicHTML.isHTMLString(text)).isFalse();
            assertThat(ManagementText.of(text)).isEqualTo(text);
        }
        assertThat(ManagementText.of(FORGED)).isEqualTo("\\u{3c}HtMl><b><font size=7>");
    }

    private static void collect(Object value, List<String> texts) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof Object[] elements) {
            for (Object element : elements) {
                collect(element, texts);
            }
        } else if (value instanceof CompositeData row) {
            row.getCompositeType().keySet().forEach(key -> collect(row.get(key), texts));
            texts.add(row.toString());
        } else if (value instanceof TabularData table) {
            table.values().forEach(row -> collect(row, texts));
        } else if (value != null) {
            texts.add(value.toString());
        }
    }
}
