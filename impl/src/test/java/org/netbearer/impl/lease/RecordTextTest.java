package org.netbearer.impl.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netbearer.impl.lease.LeaseRecord.Phase;

final class RecordTextTest {
    private static final LeaseRecord RECORD = new LeaseRecord(
            "nm:wlan0/00ff/psk",
            "boot",
            Phase.UP,
            true,
            "/1",
            List.of("/7"),
            List.of("nm:a", "nm:b"),
            List.of("1-a-b/1"),
            "");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " leading and trailing ",
                "a=b:c#d!e",
                "line\nbreak\r\n",
                "\\u0041\\",
                "started=true\nconfiguration=other",
                "\u202eevil\u0000\u001b[2J",
                "caf\u00e9 \ud83d\ude00",
                "\ud83d"
            })
    void keepsAnyText(String text) throws Exception {
        var record = new LeaseRecord(
                text, text, Phase.TAKING_DOWN, true, text, List.of(text), List.of(text, "x"), List.of(text, "x"), text);
        assertThat(RecordText.read(RecordText.write(record))).isEqualTo(record);
    }

    @Test
    void isSafeToPrint() {
        var record = new LeaseRecord(
                "\u202e\u001b[2J\n", "", Phase.DOWN, false, "\u00e9", List.of(), List.of("\u0000"), List.of(), "");
        assertThat(RecordText.write(record)).matches("[ -~\n]*");
    }

    @Test
    void isWhatTheReferenceShows() {
        assertThat(RecordText.write(RECORD)).isEqualTo("""
                # A lease of Netbearer. Do not edit.
                format=1
                configuration=nm:wlan0/00ff/psk
                boot=boot
                phase=UP
                started=true
                activation=/1
                worker=
                alias.0=/7
                displaced.0=nm:a
                displaced.1=nm:b
                holder.0=1-a-b/1
                """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\u0000\u0001", "format=1", "format=1\nphase=UP", "configuration=x", "format=1\nboot=\\u00"})
    void refusesWhatIsNoRecord(String text) {
        assertThatThrownBy(() -> RecordText.read(text)).isInstanceOf(MalformedRecordException.class);
    }

    @Test
    void refusesAPhaseThatItDoesNotKnow() {
        var text = RecordText.write(RECORD).replace("UP", "SIDEWAYS");
        assertThatThrownBy(() -> RecordText.read(text)).hasMessage("phase is SIDEWAYS");
    }

    @Test
    void tellsTheFormatOfANewerVersion() {
        var text = RecordText.write(RECORD).replace("format=1", "format=2");
        assertThatThrownBy(() -> RecordText.read(text))
                .hasMessage("format is 2, not 1")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.type(MalformedRecordException.class))
                .matches(MalformedRecordException::isOfOtherFormat);
    }
}
