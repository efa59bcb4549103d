package dk.ramme.imports.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which line a number of digits stood first: an open hash table of primitives, a tenth of what a map of texts takes.
 * A digit is put before the number, so that 007 and 7 stay two numbers; the few that no long holds go into a map.
 */
final class LineByNumber {

    private static final int LONGEST = 17;

    private final Map<String, Integer> others = new HashMap<>();
    private long[] numbers = new long[1 << 10];
    private int[] lines = new int[1 << 10];
    private int size;

    /** @return the line the number stood in before, null when it is new */
    @Nullable
    Integer putIfAbsent(String digits, int line) {
        if (digits.length() > LONGEST) return others.putIfAbsent(digits, line);
        long number = Long.parseLong("1" + digits);
        int place = place(number);
        if (numbers[place] == number) return lines[place];
        numbers[place] = number;
        lines[place] = line;
        if (++size > numbers.length / 2) grow();
        return null;
    }

    /** @return the line the number stands in, null when it is not there */
    @Nullable
    Integer get(String digits) {
        if (digits.length() > LONGEST) return others.get(digits);
        long number = Long.parseLong("1" + digits);
        int place = place(number);
        return numbers[place] == number ? lines[place] : null;
    }

    /** Where the number is or belongs. Zero marks an empty place; no number is zero. */
    private int place(long number) {
        int mask = numbers.length - 1;
        int place = (int) (number * 0x9E3779B97F4A7C15L >>> 32) & mask;
        while (numbers[place] != 0 && numbers[place] != number) place = (place + 1) & mask;
        return place;
    }

    private void grow() {
        long[] formerNumbers = numbers;
        int[] formerLines = lines;
        numbers = new long[2 * formerNumbers.length];
        lines = new int[2 * formerLines.length];
        for (int i = 0; i < formerNumbers.length; i++) {
            if (formerNumbers[i] == 0) continue;
            int place = place(formerNumbers[i]);
            numbers[place] = formerNumbers[i];
            lines[place] = formerLines[i];
        }
    }
}
