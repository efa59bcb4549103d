package dk.ramme.imports.stage;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Person;
import dk.ramme.imports.check.PersonMatch;
import dk.ramme.imports.check.RowCheck;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.run.ChunkAtHand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;

/**
 * Rows of one source with the same RID number. Where they are not evidently of the same person nobody can know whose the
 * number is, nor the rights that hang on it: then none of them comes. They are looked at when all have been read, a lot at a
 * time and in the order of their lines, so that chunks are opened few times.
 */
final class RidRepeats {

    private static final int LOT = 50_000;

    private final RowCheck check;
    private final IntFunction<List<Row>> opening;
    private final TreeMap<Integer, Integer> firstLines = new TreeMap<>();

    RidRepeats(RowCheck check, IntFunction<List<Row>> opening) {
        this.check = check;
        this.opening = opening;
    }

    /** @param first the first line with the RID number */
    void note(int first, int line) {
        firstLines.put(line, first);
    }

    /** A finding for each line with a RID number that stands for two persons. */
    List<Finding> ofTwoPersons() {
        var found = new LinkedHashMap<Integer, Finding>();
        var lot = new ArrayList<Map.Entry<Integer, Integer>>();
        for (var entry : firstLines.entrySet()) {
            lot.add(entry);
            if (lot.size() == LOT) look(lot, found);
        }
        look(lot, found);
        firstLines.clear();
        return List.copyOf(found.values());
    }

    private void look(List<Map.Entry<Integer, Integer>> lot, Map<Integer, Finding> found) {
        var firsts = new HashMap<Integer, Person>();
        var chunk = new ChunkAtHand(opening);
        for (int line : new TreeSet<>(lot.stream().map(Map.Entry::getValue).toList())) {
            firsts.put(line, person(chunk, line));
        }
        for (var entry : lot) {
            var first = Objects.requireNonNull(firsts.get(entry.getValue()));
            var later = person(chunk, entry.getKey());
            if (areSame(first, later)) continue;
            found.put(later.line(), finding(later, first.line()));
            found.putIfAbsent(first.line(), finding(first, later.line()));
        }
        lot.clear();
    }

    private Person person(ChunkAtHand chunk, int line) {
        return Objects.requireNonNull(check.check(chunk.row(line)).person());
    }

    private static boolean areSame(Person one, Person other) {
        var sameCpr = one.cpr() == null || other.cpr() == null
                ? null
                : (Boolean) one.cpr().equals(other.cpr());
        return PersonMatch.of(sameCpr, one.known(), other.known()) == PersonMatch.SAME;
    }

    private static Finding finding(Person person, int otherLine) {
        return Finding.of(
                        person, RowProblem.RID_OF_TWO, Column.RID, person.rid().value())
                .repeating(otherLine);
    }
}
