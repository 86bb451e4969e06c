package org.netbearer.simulation;

import java.util.function.UnaryOperator;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.Purpose;

/** Reads the options that all configurations have. */
final class TraitsOption {
    private TraitsOption() {}

    static UnaryOperator<Traits> read(Word word) {
        var value = word.value();
        return switch (word.key()) {
            case "name" -> traits -> traits.withName(value);
            case "profile" -> {
                boolean profile = Vocabulary.yesOrNo(value);
                yield traits -> traits.withProfile(profile);
            }
            case "purpose" -> {
                var purpose = Vocabulary.constant(Purpose.class, value);
                yield traits -> traits.withPurpose(purpose);
            }
            case "connectivity" -> {
                var connectivity = Vocabulary.constant(Connectivity.class, value);
                yield traits -> traits.withConnectivity(connectivity);
            }
            case "metered" -> {
                var metered = Vocabulary.constant(Metered.class, value);
                yield traits -> traits.withMetered(metered);
            }
            default -> throw new WordException(word.text(), "is not understood here");
        };
    }
}
