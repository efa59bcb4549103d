package dk.ramme.imports.stage;

import dk.ramme.imports.check.Finding;
import dk.ramme.imports.check.NewUserRow;
import dk.ramme.imports.check.NewcomerCheck;
import dk.ramme.imports.check.NewcomerRepeats;
import dk.ramme.imports.check.RowProblem;
import dk.ramme.imports.check.SharedAddresses;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges somebody to create, and looks whether they are users here already. */
final class NewcomerStaging implements SectionStaging {

    private final NewcomerCheck check;
    private final NewUserRows newcomers;
    private final NewcomerRepeats repeats = new NewcomerRepeats();
    private final SharedAddresses addresses = new SharedAddresses();
    private final List<NewUserRow> unmet = new ArrayList<>();
    /** By line with a RID number that a later one gives to another person. */
    private final Map<Integer, Finding> firstOfTwo = new HashMap<>();

    NewcomerStaging(NewcomerCheck check, NewUserRows newcomers) {
        this.check = check;
        this.newcomers = newcomers;
    }

    @Override
    public List<Finding> judge(Row row) {
        var checked = check.check(row);
        var person = checked.value();
        if (person == null) return checked.findings();
        var repeat = repeats.find(person);
        if (repeat == null) {
            unmet.add(person);
            return sharing(person, checked.findings());
        }
        var found = new ArrayList<>(checked.findings());
        var twice = finding(person, repeat.problem(), repeat.field());
        found.add(twice.repeating(repeat.line()));
        if (repeat.problem() == RowProblem.RID_OF_TWO) firstOfTwo.put(repeat.line(), twice.at(repeat.line()));
        return found;
    }

    private List<Finding> sharing(NewUserRow person, List<Finding> findings) {
        var earlier = addresses.note(person.email(), person.name(), person.line());
        if (earlier == null) return findings;
        var found = new ArrayList<>(findings);
        found.add(finding(person, RowProblem.EMAIL_SHARED, Column.EMAIL).repeating(earlier));
        return found;
    }

    @Override
    public List<Finding> putAway() {
        var found = new ArrayList<>(newcomers.findings(unmet));
        found.addAll(newcomers.withAddressOfUser(unmet));
        unmet.clear();
        return found;
    }

    /** Whose the number is nobody can know, so the first does not come either. */
    @Override
    public List<Finding> end() {
        return List.copyOf(firstOfTwo.values());
    }

    static Finding finding(NewUserRow person, RowProblem problem, Column field) {
        var cpr = person.cpr();
        var value = switch (field) {
            case CPR -> cpr == null ? "" : cpr.masked();
            case EMAIL -> String.valueOf(person.email());
            case RID -> String.valueOf(person.ridText());
            default -> person.name().value();
        };
        return Finding.of(Section.PERSONS, new Row(person.line(), List.of()), problem, field, value);
    }
}
