package org.netbearer.testrigs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The inputs that a coverage-guided fuzzer found for a target, and mutations of them by a seed. A target takes any bytes, and
 * throws only for a defect.
 *
 * <p>{@code -Dnetbearer.fuzz=1000000} sets how many mutations there are, {@code -Dnetbearer.fuzz.seed=7} which.
 */
public final class FuzzCorpus {
    private static final int MUTATIONS = Integer.getInteger("netbearer.fuzz", 10_000);
    private static final long SEED = Long.getLong("netbearer.fuzz.seed", 1);
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST = 4096;

    /** Where lengths and counts end. */
    private static final int[] EDGES = {0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 33, 63, 64, 126, 127, 128, 254, 255};

    private final List<byte[]> inputs = new ArrayList<>();

    private FuzzCorpus() {}

    /** Called with an input. */
    @FunctionalInterface
    public interface Target {
        /**
         * Takes an input.
         *
         * @param input any bytes
         */
        void accept(byte[] input);
    }

    /**
     * Reads the corpus of a target, below {@code src/test/resources/fuzz}.
     *
     * @param target the name of its folder
     * @return the corpus
     */
    public static FuzzCorpus of(String target) {
        var corpus = new FuzzCorpus();
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "fuzz", target))) {
            for (Path file : files.sorted().toList()) {
                corpus.inputs.add(Files.readAllBytes(file));
            }
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return corpus;
    }

    /**
     * Hands over each input, and then mutations of them.
     *
     * @param target the target
     * @throws AssertionError with the input in hexadecimal digits, if the target throws
     */
    public void replay(Target target) {
        for (byte[] input : inputs) {
            run(target, input, "an input of the corpus");
        }
        var random = new Random(SEED);
        for (int i = 0; i < MUTATIONS; i++) {
            run(target, mutation(random), "mutation " + i + " of seed " + SEED);
        }
    }

    private static void run(Target target, byte[] input, String what) {
        try {
            target.accept(input);
        } catch (RuntimeException | Error defect) {
            throw new AssertionError(what + ": " + HexFormat.of().formatHex(input), defect);
        }
    }

    private byte[] mutation(Random random) {
        byte[] input = drawn(random).clone();
        for (int changes = random.nextInt(MOST_CHANGES); changes >= 0; changes--) {
            input = changed(input, random);
        }
        return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
    }

    private byte[] drawn(Random random) {
        return inputs.get(random.nextInt(inputs.size()));
    }

    private byte[] changed(byte[] input, Random random) {
        if (input.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(input.length);
        switch (random.nextInt(6)) {
            case 0 -> input[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> input[at] = (byte) random.nextInt();
            case 2 -> input[at] = (byte) EDGES[random.nextInt(EDGES.length)];
            case 3 -> {
                return Arrays.copyOf(input, at); // cut off
            }
            case 4 -> {
                return joined(input, at, input, random.nextInt(input.length)); // repeated, or a part is left out
            }
            default -> {
                byte[] other = drawn(random);
                return joined(input, at, other, other.length == 0 ? 0 : random.nextInt(other.length));
            }
        }
        return input;
    }

    /** Returns the beginning of one and the end of another. */
    private static byte[] joined(byte[] begin, int until, byte[] end, int from) {
        byte[] both = Arrays.copyOf(begin, until + end.length - from);
        System.arraycopy(end, from, both, until, end.length - from);
        return both;
    }
}
