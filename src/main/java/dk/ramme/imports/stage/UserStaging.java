package dk.ramme.imports.stage;

import dk.ramme.identifier.RidNumber;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.Person;
import dk.ramme.imports.check.Repeats;
import dk.ramme.imports.check.RidFates;
import dk.ramme.imports.check.RowCheck;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.decision.DoubtfulRows.InDoubt;
import dk.ramme.imports.decision.DuplicatePerson;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ChunkAtHand;
import dk.ramme.imports.stage.RidVerdicts.Verdict;
import dk.ramme.rights.RightName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Judges users, beside each other and beside those who are here, and sets side by side the rows with the same person. */
final class UserStaging implements SectionStaging {

    private static final int AT_ONCE = 1000;

    private final UUID importId;
    private final RowCheck check;
    private final UserPlaces places;
    private final ComparedNumbers numbers;
    private final RidRepeats ridRepeats;
    private final Repeats repeats = new Repeats();
    private final RidFates fates = new RidFates();
    /** By line with a person who stands in an earlier one: that one. In order, so that each chunk is opened once. */
    private final TreeMap<Integer, Integer> firstLines = new TreeMap<>();
    /** Lines of those that do not come by themselves. */
    private final BitSet notComing = new BitSet();

    private final Set<String> twinRids = new HashSet<>();

    private final StatusCounts statuses = new StatusCounts();

    /** The persons of the rows at hand. */
    private final List<Person> atHand = new ArrayList<>();

    UserStaging(UUID importId, RowCheck check, UserPlaces places, ComparedNumbers numbers) {
        this.importId = importId;
        this.check = check;
        this.places = places;
        this.numbers = numbers;
        this.ridRepeats = new RidRepeats(check, this::rowsAround);
    }

    @Override
    public List<Finding> judge(Row row) {
        var read = check.check(row);
        check.unknownStatus(row).ifPresent(statuses::add);
        var checked = repeats.check(read);
        var person = checked.person();
        if (person != null) atHand.add(person);
        else if (read.person() == null) leaveOut(row, read.findings());
        for (Finding finding : checked.findings()) {
            var first = finding.otherLine();
            if (first == null) continue;
            if (finding.problem() == RowProblem.RID_TWICE) ridRepeats.note(first, row.line());
            if (finding.problem() != RowProblem.CPR_TWICE) continue;
            firstLines.put(first, first);
            firstLines.put(row.line(), first);
        }
        return checked.findings();
    }

    @Override
    public Map<String, Integer> statuses() {
        return statuses.all();
    }

    private void leaveOut(Row row, List<Finding> because) {
        var text = check.ridText(row);
        if (!RidNumber.isValid(text)) return;
        var rid = RidNumber.parse(text).value();
        fates.leaveOut(rid, row.line());
        if (because.stream().anyMatch(finding -> finding.problem().isAboutBeingInUse())) {
            fates.putOutOfUse(rid, row.line());
        }
    }

    /** Calls rows to mind that were judged, and put away, before a process died. */
    void recall(List<Row> rows) {
        rows.forEach(this::judge);
        verdicts();
        atHand.clear();
    }

    @Override
    public List<Finding> putAway() {
        var verdicts = verdicts();
        var found = new ArrayList<Finding>();
        var doubts = new ArrayList<InDoubt>();
        var unmet = new ArrayList<Person>();
        for (Person person : atHand) {
            var verdict = verdicts.get(person.line());
            if (verdict != null) found.add(verdict.finding(person));
            else if (person.cpr() != null && !firstLines.containsKey(person.line())) unmet.add(person);
            if (verdict != null && verdict.problem() == RowProblem.RID_OTHER_NAME) {
                doubts.add(new InDoubt(person, verdict.owner().id()));
            }
        }
        places.doubtfulRows().addDoubts(importId, doubts);
        found.addAll(numbersTried(unmet));
        found.addAll(here(unmet));
        found.addAll(places.addresses().findings(atHand));
        atHand.clear();
        return found;
    }

    /** Takes those out who are not looked for, because too many numbers were compared with that of the user they may be. */
    private List<Finding> numbersTried(List<Person> unmet) {
        var lines = numbers.tooManyByName(unmet);
        var tried =
                unmet.stream().filter(person -> lines.contains(person.line())).toList();
        for (Person person : tried) {
            fates.put(person.rid().value(), RowProblem.NUMBERS_TRIED);
            notComing.set(person.line());
        }
        unmet.removeAll(tried);
        return tried.stream()
                .map(person -> Finding.of(
                        person,
                        RowProblem.NUMBERS_TRIED,
                        Column.NAME,
                        person.name().value()))
                .toList();
    }

    /** What becomes of the rows at hand whose RID number a user has, remembered for what hangs on it. */
    private Map<Integer, Verdict> verdicts() {
        var owners = places.matches()
                .find(atHand.stream().map(one -> one.rid().value()).toList());
        if (owners.isEmpty()) return Map.of();
        var verdicts = places.ridVerdicts().of(atHand, owners, Set.of());
        for (int line : numbers.tooManyByRid(atHand, verdicts)) {
            verdicts.computeIfPresent(line, (same, verdict) -> verdict.numbersTried());
        }
        for (Person person : atHand) {
            var verdict = verdicts.get(person.line());
            if (verdict == null || verdict.refreshes()) continue;
            fates.put(person.rid().value(), verdict.problem());
            notComing.set(person.line());
        }
        return verdicts;
    }

    /** Those who are here under no RID number, or under another, by their CPR number. */
    private List<Finding> here(List<Person> unmet) {
        var found = new ArrayList<Finding>();
        var twins = new ArrayList<DuplicatePerson.Row>();
        var here = places.usersHere().find(unmet);
        for (Person person : unmet) {
            var user = here.get(person.line());
            if (user == null) continue;
            found.add(user.found(person));
            if (user.rid() != null) twins.add(twin(person.line(), person, user.id()));
        }
        places.doubtfulRows().add(importId, twins);
        return found;
    }

    boolean hasRid(String rid) {
        return repeats.hasRid(rid);
    }

    /** Why rights with the RID number are not given, null when they are. */
    @Nullable
    RowProblem fateOfRights(String rid) {
        return fates.ofRights(rid, repeats.hasRid(rid));
    }

    /** Whether the source has users with the RID number, and none of them is in use. */
    boolean isOutOfUse(String rid) {
        return fates.isOutOfUse(rid, repeats.hasRid(rid));
    }

    /** Whether the user stands beside another with the same person. */
    boolean isTwin(String rid) {
        return twinRids.contains(rid);
    }

    @Override
    public List<Finding> end() {
        var ofTwo = ridRepeats.ofTwoPersons();
        for (Finding finding : ofTwo) {
            fates.put(finding.rid(), RowProblem.RID_OF_TWO);
            notComing.set(finding.line());
        }
        keepTwins();
        return ofTwo;
    }

    private void keepTwins() {
        firstLines.keySet().removeIf(notComing::get);
        var rows = new HashSet<Integer>();
        var several = new HashSet<Integer>();
        firstLines.values().forEach(first -> {
            if (!rows.add(first)) several.add(first);
        });
        var twins = new ArrayList<DuplicatePerson.Row>();
        var chunk = new ChunkAtHand(this::rowsAround);
        firstLines.forEach((line, first) -> {
            var person = several.contains(first) ? check.check(chunk.row(line)).person() : null;
            if (person == null) return;
            twins.add(twin(first, person, null));
            if (twins.size() == AT_ONCE) {
                places.doubtfulRows().add(importId, twins);
                twins.clear();
            }
        });
        places.doubtfulRows().add(importId, twins);
        twinRids.addAll(places.doubtfulRows().rids(importId));
        firstLines.clear();
    }

    private List<Row> rowsAround(int line) {
        return places.chunks().around(importId, Section.USERS, line);
    }

    private static DuplicatePerson.Row twin(int firstLine, Person person, @Nullable UUID userId) {
        var email = person.email();
        return new DuplicatePerson.Row(
                firstLine,
                person.line(),
                person.rid().value(),
                person.name().value(),
                email == null ? null : email.value(),
                person.rights().stream().map(RightName::name).toList(),
                true,
                userId);
    }
}
