package dk.ramme.imports.change;

import dk.ramme.audit.AuditTrail;
import dk.ramme.bulk.BulkRun;
import dk.ramme.bulk.ChoosingMany;
import dk.ramme.bulk.ChoosingMany.UnknownRun;
import dk.ramme.imports.change.ChangeTable.Line;
import dk.ramme.imports.row.Column;
import dk.ramme.people.UserGroup;
import dk.ramme.rights.KnownRight;
import dk.ramme.rights.KnownRights;
import dk.ramme.ui.Dates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rows of a file of changes in words: whom each names, what it asks for, and what becomes of it. */
@Service
@Transactional(readOnly = true)
class ChangeList {

    private final ChoosingMany choosing;
    private final ChangingByFile deed;
    private final ChangeTable table;
    private final KnownRights rights;
    private final AuditTrail trail;
    private final Dates dates;
    private final MessageSource messages;

    ChangeList(
            ChoosingMany choosing,
            ChangingByFile deed,
            ChangeTable table,
            KnownRights rights,
            AuditTrail trail,
            Dates dates,
            MessageSource messages) {
        this.choosing = choosing;
        this.deed = deed;
        this.table = table;
        this.rights = rights;
        this.trail = trail;
        this.dates = dates;
        this.messages = messages;
    }

    /** @throws UnknownRun when there is no such run, or it is not for whoever asks */
    public BulkRun find(UUID id) {
        return choosing.look(id, ChangingByFile.KEY);
    }

    /** The same; its rows are about to leave as a file, which is on the trail. */
    @Transactional
    public BulkRun handOut(UUID id) {
        var run = find(id);
        trail.record("BULK_REPORT_READ", "bulk", id, Map.of("deed", run.deed(), "users", run.asked()));
        return run;
    }

    /** The rows after that line. */
    public List<Shown> after(BulkRun run, int line, boolean leftOutOnly, int most) {
        var words = new Words(
                choosing.groups().stream()
                        .collect(Collectors.toMap(group -> group.id().toString(), UserGroup::name)),
                rights.all().stream()
                        .collect(Collectors.toMap(
                                KnownRight::code, right -> right.name(LocaleContextHolder.getLocale()))));
        return table.lines(run, deed.hindrance(run), line, leftOutOnly, most).stream()
                .map(words::of)
                .toList();
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    /**
     * A row in words.
     *
     * @param who the user's name, or what the row says where it names nobody
     * @param changes what it asks for
     * @param column that is to blame
     */
    record Shown(
            int line,
            String who,
            @Nullable UUID user,
            String rid,
            String email,
            List<String> changes,
            boolean leftOut,
            String result,
            String column) {}

    /** The names of what rows ask for. */
    private final class Words {

        private final Map<String, String> groups;
        private final Map<String, String> rights;

        private Words(Map<String, String> groups, Map<String, String> rights) {
            this.groups = groups;
            this.rights = rights;
        }

        private Shown of(Line line) {
            var rid = Objects.requireNonNullElse(line.rid(), "");
            var email = Objects.requireNonNullElse(line.email(), "");
            var name = line.name();
            return new Shown(
                    line.line(),
                    name != null ? name : rid.isEmpty() ? email : rid,
                    line.user(),
                    rid,
                    email,
                    changes(line.asked()),
                    line.leftOut(),
                    result(line),
                    line.problem() == null || line.field() == null
                            ? ""
                            : message(Column.valueOf(line.field()).messageKey()));
        }

        private String result(Line line) {
            if (line.problem() != null) {
                return message(ChangeProblem.valueOf(line.problem()).messageKey());
            }
            if (line.leftOut()) {
                return message("bulk.why." + line.outcome());
            }
            return message("bulk." + ChangingByFile.KEY + (line.decided() ? ".outcome" : ".ahead"));
        }

        private List<String> changes(Asked asked) {
            var changes = new ArrayList<String>();
            asked.text(Asked.DEED).ifPresent(deed -> changes.add(message("imports.changes.asked." + deed)));
            for (var what : List.of(Asked.NAME, Asked.EMAIL)) {
                asked.text(what).ifPresent(text -> changes.add(said(what, text)));
            }
            for (var what : List.of(Asked.JOIN, Asked.LEAVE)) {
                asked.text(what).ifPresent(text -> changes.add(said(what, named(text, groups))));
            }
            for (var what : List.of(Asked.GIVE, Asked.TAKE)) {
                asked.text(what).ifPresent(text -> changes.add(said(what, named(text, rights))));
            }
            asked.text(Asked.UNTIL)
                    .ifPresent(day -> changes.add(
                            day.isEmpty()
                                    ? message("imports.changes.asked.until.none")
                                    : said(Asked.UNTIL, dates.day(LocalDate.parse(day)))));
            for (var what : Asked.PARTICULARS) {
                asked.text(what)
                        .ifPresent(text -> changes.add(message("people.particulars." + what) + ": "
                                + (text.isEmpty() ? message("imports.changes.asked.removed") : text)));
            }
            for (var way : asked.words(Asked.WAYS)) {
                var key =
                        (way.startsWith("+") ? "imports.changes.given." : "imports.changes.taken.") + way.substring(1);
                changes.add(message(key));
            }
            return changes;
        }

        private String said(String what, String text) {
            return message("imports.changes.asked." + what) + ": " + text;
        }

        private static String named(String text, Map<String, String> names) {
            return Asked.split(text).stream()
                    .map(word -> names.getOrDefault(word, word))
                    .collect(Collectors.joining(", "));
        }
    }
}
