package org.netbearer.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrintableTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Café Zürich", "家のネット", "a \"quoted\" \\ text", "\uD83D\uDE00", "e\u0301", "\u00a0"})
    void leavesASafeTextAsItIs(String text) {
        assertThat(PrintableText.of(text)).isEqualTo(text);
    }

    @Test
    void copiesNothingIfThereIsNothingToReplace() {
        var text = new String("plain");
        assertThat(PrintableText.of(text)).isSameAs(text);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            10, \\n
            13, \\r
            9, \\t
            0, \\u{0}
            27, \\u{1b}
            127, \\u{7f}
            155, \\u{9b}
            173, \\u{ad}
            8203, \\u{200b}
            8232, \\u{2028}
            8233, \\u{2029}
            8238, \\u{202e}
            8294, \\u{2066}
            57344, \\u{e000}
            888, \\u{378}
            55296, \\u{d800}
            917505, \\u{e0001}
            """)
    void showsWhatCouldDoMoreThanShowItself(int codePoint, String shown) {
        assertThat(PrintableText.of("a" + Character.toString(codePoint) + "b")).isEqualTo("a" + shown + "b");
    }

    @Test
    void doesNoHarmTwice() {
        var once = PrintableText.of("\u001b[31mred\u001b[0m\n\u202e");
        assertThat(PrintableText.of(once)).isEqualTo(once);
    }

    @Test
    void leavesNoControlCharacterOfAnyCodePoint() {
        var every = new StringBuilder();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            every.appendCodePoint(point);
        }
        assertThat(PrintableText.of(every.toString()).codePoints())
                .noneMatch(Character::isISOControl)
                .noneMatch(point -> Character.getType(point) == Character.FORMAT);
    }
}
