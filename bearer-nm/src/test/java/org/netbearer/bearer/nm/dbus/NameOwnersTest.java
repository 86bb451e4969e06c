package org.netbearer.bearer.nm.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class NameOwnersTest {
    private static final String NAME = "org.example.Service";
    private static final String INTERFACE = "org.example";

    private final NameOwners owners = new NameOwners();

    @BeforeEach
    void answer() {
        owners.answered(NAME, ":1.1");
    }

    private void ownerChanged(String before, String after) {
        owners.follow(new BusSignal("/", BusCall.BUS, "NameOwnerChanged", new Arguments(List.of(NAME, before, after))));
    }

    @Test
    void acceptsSignalsOfWhoeverAnswered() {
        assertThat(owners.accepts(INTERFACE, ":1.1")).isTrue();
        assertThat(owners.accepts(INTERFACE, ":1.2")).isFalse();
        assertThat(owners.accepts(INTERFACE, "")).isFalse();
    }

    @Test
    void acceptsNobodysSignalsBeforeTheFirstAnswer() {
        assertThat(new NameOwners().accepts(INTERFACE, ":1.1")).isFalse();
    }

    @Test
    void followsAChangeOfTheOwnerAtOnce() {
        ownerChanged(":1.1", "");
        assertThat(owners.accepts(INTERFACE, ":1.1")).isFalse();
        ownerChanged("", ":1.2");
        assertThat(owners.accepts(INTERFACE, ":1.2")).isTrue();
    }

    @Test
    void learnsNothingFromALateAnswerOfAFormerOwner() {
        ownerChanged(":1.1", ":1.2");
        owners.answered(NAME, ":1.1");
        assertThat(owners.accepts(INTERFACE, ":1.1")).isFalse();
    }

    @Test
    void learnsNothingFromAnErrorOfTheBusInPlaceOfTheService() {
        owners.answered("org.example.Other", BusCall.BUS);
        assertThat(owners.accepts(INTERFACE, BusCall.BUS)).isFalse();
    }

    @Test
    void acceptsSignalsOfTheBusFromTheBusOnly() {
        assertThat(owners.accepts(BusCall.BUS, BusCall.BUS)).isTrue();
        assertThat(owners.accepts(BusCall.BUS, ":1.1")).isFalse();
    }
}
