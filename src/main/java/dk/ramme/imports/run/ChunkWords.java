package dk.ramme.imports.run;

import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.NameFields;
import dk.ramme.imports.row.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the words of a chunk begin with, as a set of bits: tells at a glance that a chunk holds nobody who is looked for, so
 * that few of a thousand chunks have to be opened. A chunk that seems to hold a word may yet hold none.
 */
public final class ChunkWords {

    private static final int BITS = 1 << 16;
    private static final int LONGEST = 12;
    private static final long FIRST = 0xCBF29CE484222325L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private final byte[] bits = new byte[BITS / Byte.SIZE];

    /** Adds the words of the fields that people are looked for by. */
    void add(Row row, Columns columns) {
        for (var word : words(text(row, columns))) {
            for (int bit : beginnings(word)) bits[bit / Byte.SIZE] |= (byte) (1 << (bit % Byte.SIZE));
        }
    }

    byte[] bytes() {
        return bits;
    }

    /** What people are looked for by. */
    public static String text(Row row, Columns columns) {
        return String.join(
                " ",
                new NameFields(columns, row).written(),
                columns.value(row, Column.EMAIL),
                columns.value(row, Column.RID),
                columns.value(row, Column.RIGHTS));
    }

    public static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var small = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i <= small.length(); i++) {
            if (i < small.length() && Character.isLetterOrDigit(small.charAt(i))) {
                word.append(small.charAt(i));
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }

    /** Whether each word that is looked for begins one of the text. */
    public static boolean holds(String text, List<String> soughtWords) {
        var words = words(text);
        return soughtWords.stream().allMatch(sought -> words.stream().anyMatch(word -> word.startsWith(sought)));
    }

    /** The bits that a chunk has which holds all of these. */
    public static int[] bits(List<String> words) {
        return words.stream()
                .flatMapToInt(word -> IntStream.of(beginnings(word)))
                .distinct()
                .toArray();
    }

    /** Whether the bits of a chunk say that it may hold the word. */
    static boolean mayHold(byte[] bits, String word) {
        return IntStream.of(beginnings(word)).allMatch(bit -> ((bits[bit / Byte.SIZE] >> (bit % Byte.SIZE)) & 1) == 1);
    }

    private static int[] beginnings(String word) {
        var found = new int[Math.min(word.length(), LONGEST)];
        long hash = FIRST;
        for (int i = 0; i < found.length; i++) {
            hash = (hash ^ word.charAt(i)) * FACTOR;
            hash ^= hash >>> 29;
            found[i] = (int) (hash >>> 40) & (BITS - 1);
        }
        return found;
    }
}
