package org.netbearer.bearer.nm.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NameOwnersTest {
    private static final String NAME = "org.example.Service";
    private static final BusSignal WORD = new BusSignal("/", "org.example", "Changed", List.of());

    private final NameOwners owners = new NameOwners();

    @BeforeEach
    void answer() {
        owners.answered(NAME, ":1.1");
    }

    private static BusSignal ownerChanged(String before, String after) {
        return new BusSignal("/", BusCall.BUS, "NameOwnerChanged", List.of(NAME, before, after));
    }

    @Test
    void vouchesForWhoeverAnswered() {
        assertThat(owners.accepts(WORD, ":1.1")).isTrue();
        assertThat(owners.accepts(WORD, ":1.2")).isFalse();
        assertThat(owners.accepts(WORD, null)).isFalse();
    }

    @Test
    void vouchesForNobodyBeforeTheFirstAnswer() {
        assertThat(new NameOwners().accepts(WORD, ":1.1")).isFalse();
    }

    @Test
    void takesTheWordOfTheBusForANewOwnerAtOnce() {
        assertThat(owners.accepts(ownerChanged(":1.1", ""), BusCall.BUS)).isTrue();
        assertThat(owners.accepts(WORD, ":1.1")).isFalse();
        assertThat(owners.accepts(ownerChanged("", ":1.2"), BusCall.BUS)).isTrue();
        assertThat(owners.accepts(WORD, ":1.2")).isTrue();
    }

    @Test
    void learnsNothingFromALateAnswerOfAnOwnerThatWas() {
        owners.accepts(ownerChanged(":1.1", ":1.2"), BusCall.BUS);
        owners.answered(NAME, ":1.1");
        assertThat(owners.accepts(WORD, ":1.1")).isFalse();
    }

    @Test
    void learnsNothingFromARefusalByTheBusInItsPlace() {
        owners.answered("org.example.Other", BusCall.BUS);
        assertThat(owners.accepts(WORD, BusCall.BUS)).isFalse();
    }

    @Test
    void takesNobodysWordButTheBusOnesForAnOwner() {
        assertThat(owners.accepts(ownerChanged(":1.1", ":1.2"), ":1.1")).isFalse();
        assertThat(owners.accepts(WORD, ":1.2")).isFalse();
    }
}
