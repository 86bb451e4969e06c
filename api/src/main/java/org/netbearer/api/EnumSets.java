package org.netbearer.api;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Unmodifiable copies of sets of enum constants that iterate in the order of declaration. */
final class EnumSets {
    private EnumSets() {}

    static <E extends Enum<E>> Set<E> copyOf(Collection<E> constants) {
        return constants.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(constants));
    }
}
