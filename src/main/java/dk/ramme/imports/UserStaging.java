package dk.ramme.imports;

import dk.ramme.rights.RightName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges users, and sets side by side the rows with the same person when all have been read. */
final class UserStaging implements SectionStaging {

    private static final int AT_ONCE = 1000;

    private final UUID organisationId;
    private final UUID importId;
    private final RowCheck check;
    private final Chunks chunks;
    private final Duplicates duplicates;
    private final UsersHere usersHere;
    private final Repeats repeats = new Repeats();
    /** By line with a person who stands in an earlier one: that one. In order, so that each chunk is opened once. */
    private final TreeMap<Integer, Integer> firstLines = new TreeMap<>();

    private final Set<String> twinRids = new HashSet<>();

    /** Those of the rows at hand who may be users here already, once each. */
    private final List<Person> unmet = new ArrayList<>();

    UserStaging(
            UUID organisationId,
            UUID importId,
            RowCheck check,
            Chunks chunks,
            Duplicates duplicates,
            UsersHere usersHere) {
        this.organisationId = organisationId;
        this.importId = importId;
        this.check = check;
        this.chunks = chunks;
        this.duplicates = duplicates;
        this.usersHere = usersHere;
    }

    @Override
    public List<Finding> judge(Row row) {
        var checked = repeats.check(check.check(row));
        var person = checked.person();
        boolean again = false;
        for (Finding finding : checked.findings()) {
            var first = finding.otherLine();
            if (finding.problem() != RowProblem.CPR_TWICE || first == null) continue;
            again = true;
            firstLines.put(first, first);
            firstLines.put(row.line(), first);
        }
        if (person != null && person.cpr() != null && !again) unmet.add(person);
        return checked.findings();
    }

    /** Calls rows to mind that were judged, and put away, before a process died. */
    void recall(List<Row> rows) {
        rows.forEach(this::judge);
        unmet.clear();
    }

    @Override
    public List<Finding> putAway() {
        var found = new ArrayList<Finding>();
        var twins = new ArrayList<Twin>();
        var here = usersHere.find(organisationId, unmet);
        for (Person person : unmet) {
            var user = here.get(person.line());
            if (user == null) continue;
            found.add(Finding.here(person, user));
            if (user.rid() != null) twins.add(twin(person.line(), person, user.id()));
        }
        duplicates.add(organisationId, importId, twins);
        unmet.clear();
        return found;
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
            twins.add(twin(entry.getValue(), person, null));
            if (twins.size() == AT_ONCE) {
                duplicates.add(organisationId, importId, twins);
                twins.clear();
            }
        }
        duplicates.add(organisationId, importId, twins);
        twinRids.addAll(duplicates.rids(organisationId, importId));
        firstLines.clear();
    }

    private static Twin twin(int firstLine, Person person, @Nullable UUID userId) {
        var email = person.email();
        return new Twin(
                firstLine,
                person.line(),
                person.rid().value(),
                person.name().value(),
                email == null ? null : email.value(),
                person.rights().stream().map(RightName::name).toList(),
                true,
                userId);
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
