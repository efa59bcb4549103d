package dk.ramme.imports;

import dk.ramme.imports.Duplicates.Twin;
import dk.ramme.rights.RightName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Judges users, and sets side by side the rows with the same person when all have been read. */
final class UserStaging implements SectionStaging {

    private static final int AT_ONCE = 1000;

    private final UUID organisationId;
    private final UUID importId;
    private final RowCheck check;
    private final Chunks chunks;
    private final Duplicates duplicates;
    private final Repeats repeats = new Repeats();
    /** By line with a person who stands in an earlier one: that one. In order, so that each chunk is opened once. */
    private final TreeMap<Integer, Integer> firstLines = new TreeMap<>();

    private final Set<String> twinRids = new HashSet<>();

    UserStaging(UUID organisationId, UUID importId, RowCheck check, Chunks chunks, Duplicates duplicates) {
        this.organisationId = organisationId;
        this.importId = importId;
        this.check = check;
        this.chunks = chunks;
        this.duplicates = duplicates;
    }

    @Override
    public List<Finding> judge(Row row) {
        var checked = repeats.check(check.check(row));
        for (Finding finding : checked.findings()) {
            var first = finding.otherLine();
            if (finding.problem() != RowProblem.CPR_TWICE || first == null) continue;
            firstLines.put(first, first);
            firstLines.put(row.line(), first);
        }
        return checked.findings();
    }

    boolean hasRid(String rid) {
        return repeats.hasRid(rid);
    }

    /** Whether the user stands beside another with the same person. */
    boolean isTwin(String rid) {
        return twinRids.contains(rid);
    }

    @Override
    public void end() {
        var twins = new ArrayList<Twin>();
        var chunk = new ChunkAtHand();
        for (Map.Entry<Integer, Integer> entry : firstLines.entrySet()) {
            var person = check.check(chunk.row(entry.getKey())).person();
            if (person == null) continue;
            twinRids.add(person.rid().value());
            twins.add(twin(entry.getValue(), person));
            if (twins.size() == AT_ONCE) {
                duplicates.add(organisationId, importId, twins);
                twins.clear();
            }
        }
        duplicates.add(organisationId, importId, twins);
        firstLines.clear();
    }

    private static Twin twin(int firstLine, Person person) {
        var email = person.email();
        return new Twin(
                firstLine,
                person.line(),
                person.rid().value(),
                person.name().value(),
                email == null ? null : email.value(),
                person.rights().stream().map(RightName::name).toList(),
                true);
    }

    /** The chunk that was opened last. */
    private final class ChunkAtHand {

        private List<Row> rows = List.of();

        Row row(int line) {
            if (rows.isEmpty() || line > rows.get(rows.size() - 1).line()) {
                var number = chunks.numberOf(organisationId, importId, Section.USERS, line)
                        .orElseThrow();
                rows = chunks.get(organisationId, importId, number).rows();
            }
            return rows.stream().filter(row -> row.line() == line).findFirst().orElseThrow();
        }
    }
}
