package dk.ramme.imports.change;

import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.Deed;
import dk.ramme.keyring.ChangingManyWays;
import dk.ramme.people.Hindrance;
import dk.ramme.people.RightRows;
import dk.ramme.people.Role;
import dk.ramme.people.life.UserDeletion;
import dk.ramme.people.list.UserList;
import dk.ramme.ui.Numbers;
import dk.ramme.ui.SummaryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Users are changed as a file says, each as their row asks (B3). */
@Component
class ChangingByFile implements Deed {

    static final String KEY = "CHANGE_BY_FILE";

    /** What the file is called. */
    static final String FILE = "file";

    /** How many rows it has. */
    static final String ROWS = "rows";

    /** Its titles that nobody knows. */
    static final String IGNORED = "ignored";

    private static final String BEFORE = """
            jsonb_build_object('name', u.name, 'email', u.email, 'reason', u.suspension_reason, 'rights', %s,
                'groups', (select string_agg(cast(m.group_id as text), ' ') from group_member m
                    where m.organisation_id = u.organisation_id and m.user_id = u.id),
                'until', cast(u.ends_on as text), 'telephone', u.telephone,
                'productionUnit', u.production_unit, 'seNumber', u.se_number, 'pseudonym', u.pseudonym,
                'private', cast(u.private_mitid_offered as text), 'means', u.separate_means)
            """.formatted(RightRows.HELD);

    private final ChangeTable table;
    private final ChangeOfEach each;
    private final ChangingManyWays ways;
    private final UserDeletion deletion;
    private final MessageSource messages;
    private final Numbers numbers;

    ChangingByFile(
            ChangeTable table,
            ChangeOfEach each,
            ChangingManyWays ways,
            UserDeletion deletion,
            MessageSource messages,
            Numbers numbers) {
        this.table = table;
        this.each = each;
        this.ways = ways;
        this.deletion = deletion;
        this.messages = messages;
        this.numbers = numbers;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Set<Role> by() {
        return Set.of(Role.USER_ADMINISTRATOR);
    }

    /** Whom it concerns stands in the file, and on no list. */
    @Override
    public boolean isFor(UserList list) {
        return false;
    }

    @Override
    public String each() {
        return "rows";
    }

    @Override
    public List<SummaryRow> details(BulkRun run, int users) {
        var rows = new ArrayList<SummaryRow>();
        rows.add(new SummaryRow(
                "bulk.CHANGE_BY_FILE.file", run.parameter(FILE), "/users/changes", "bulk.CHANGE_BY_FILE.file"));
        rows.add(new SummaryRow("bulk.CHANGE_BY_FILE.rows", numbers.whole(Integer.parseInt(run.parameter(ROWS)))));
        var problems = table.problems(run.id());
        if (!problems.isEmpty()) {
            rows.add(new SummaryRow(
                    "bulk.CHANGE_BY_FILE.unusable", counted(problems, "imports.changes.kind."), null, null));
        }
        var wanted = table.wanted(run.id());
        if (!wanted.isEmpty()) {
            rows.add(new SummaryRow(
                    "bulk.CHANGE_BY_FILE.wanted", counted(wanted, "imports.changes.asked."), null, null));
        }
        if (!run.parameter(IGNORED).isEmpty()) {
            rows.add(new SummaryRow("bulk.CHANGE_BY_FILE.ignored", run.parameter(IGNORED)));
        }
        return rows;
    }

    private List<String> counted(Map<String, Integer> counts, String words) {
        return counts.entrySet().stream()
                .map(count -> messages.getMessage(words + count.getKey(), null, LocaleContextHolder.getLocale()) + ": "
                        + numbers.whole(count.getValue()))
                .toList();
    }

    @Override
    public Hindrance hindrance(BulkRun run) {
        return ChangeHindrance.to(run, table.ways(run.id()), ways.policy());
    }

    @Override
    public void carryOut(BulkRun run, List<UUID> users) {
        each.carryOut(table.asked(run.id(), users));
    }

    @Override
    public String before() {
        return BEFORE;
    }

    @Override
    public Hindrance hindranceToUndo(BulkRun undo) {
        return ChangeHindrance.toUndo(undo, undo.undoOf().orElseThrow(), deletion.toBringBack());
    }

    @Override
    public void undo(BulkRun undo, Map<UUID, Map<String, String>> before) {
        each.undo(table.asked(undo.undoOf().orElseThrow(), before.keySet()), before);
    }
}
