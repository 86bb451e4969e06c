package org.netbearer.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class InterfaceKeyTest {
    @Test
    void matchesByTheStrongestPartThatBothKnow() {
        var whole = new InterfaceKey("eth0", 2, "{A}");
        assertThat(whole.matches(new InterfaceKey("other", 9, "{a}"))).isTrue();
        assertThat(whole.matches(new InterfaceKey("eth0", 2, "{B}"))).isFalse();
        assertThat(whole.matches(new InterfaceKey("renamed", 2, ""))).isTrue();
        assertThat(whole.matches(new InterfaceKey("eth0", 3, ""))).isFalse();
        assertThat(whole.matches(InterfaceKey.named("eth0"))).isTrue();
        assertThat(whole.matches(InterfaceKey.named("eth1"))).isFalse();
    }

    @Test
    void doesNotMatchWhereNothingIsKnownOfBoth() {
        assertThat(new InterfaceKey("", 2, "").matches(InterfaceKey.named("eth0")))
                .isFalse();
        assertThat(new InterfaceKey("", 2, "").matches(new InterfaceKey("", 0, "{A}")))
                .isFalse();
        assertThat(new InterfaceKey("eth0", 0, "").matches(new InterfaceKey("", 0, "{A}")))
                .isFalse();
    }

    @Test
    void refusesAnInterfaceOfWhichNothingIsKnown() {
        assertThatIllegalArgumentException().isThrownBy(() -> new InterfaceKey("", 0, ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InterfaceKey("eth0", -1, ""))
                .withMessage("interface index -1");
    }
}
