package org.netbearer.simulation;

import java.util.function.UnaryOperator;
import org.netbearer.api.Connectivity;
import org.netbearer.api.Metered;
import org.netbearer.api.Purpose;

/** Reads the options that all configurations have. */
final class TraitsReader {
    private TraitsReader() {}

    static UnaryOperator<Traits> read(Token token) {
        var value = token.value();
        return switch (token.key()) {
            case "name" -> traits -> traits.withName(value);
            case "profile" -> {
                boolean profile = Keywords.yesOrNo(value);
                yield traits -> traits.withProfile(profile);
            }
            case "purpose" -> {
                var purpose = Keywords.constant(Purpose.class, value);
                yield traits -> traits.withPurpose(purpose);
            }
            case "connectivity" -> {
                var connectivity = Keywords.constant(Connectivity.class, value);
                yield traits -> traits.withConnectivity(connectivity);
            }
            case "metered" -> {
                var metered = Keywords.constant(Metered.class, value);
                yield traits -> traits.withMetered(metered);
            }
            default -> throw new SyntaxException(token.text(), "is not understood here");
        };
    }
}
