package dk.ramme.imports.change;

import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.PersonName;
import dk.ramme.identifier.ProductionUnitNumber;
import dk.ramme.identifier.SeNumber;
import dk.ramme.identifier.TelephoneNumber;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.FieldText;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.NameFields;
import dk.ramme.imports.row.Row;
import dk.ramme.people.EndDates;
import dk.ramme.people.life.ReasonForm;
import dk.ramme.rights.KnownRights;
import dk.ramme.ui.TypedDate;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what each row of a file of changes asks for. The first thing that is wrong with a row is told of it. */
final class ChangeReader {

    private static final Pattern BETWEEN = Pattern.compile("[|\\n\\r]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[,;|\\n\\r]");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");
    /** Written where something that stands is to go. */
    private static final Set<String> NONE = Set.of("fjern", "remove");

    private final Columns columns;
    private final Map<String, String> groups;
    private final KnownRights.Lookup rights;
    private final Instant now;

    /** @param groups ids of the groups by their names in small letters */
    ChangeReader(Columns columns, Map<String, String> groups, KnownRights.Lookup rights, Instant now) {
        this.columns = columns;
        this.groups = Map.copyOf(groups);
        this.rights = rights;
        this.now = now;
    }

    ChangeRow read(Row row) {
        var rid = value(row, Column.RID);
        var email = value(row, Column.EMAIL);
        var reading = new Reading(row);
        if (rid.isEmpty() && email.isEmpty()) {
            reading.refuse(ChangeProblem.NOBODY_NAMED, columns.has(Column.RID) ? Column.RID : Column.EMAIL);
        }
        reading.all();
        return new ChangeRow(
                row.line(),
                rid.isEmpty() ? null : rid,
                email.isEmpty() ? null : email,
                new Asked(reading.asked),
                reading.problem,
                reading.field);
    }

    private String value(Row row, Column column) {
        return columns.has(column) ? columns.value(row, column) : "";
    }

    static String word(String text) {
        return SIGNS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    /** One row. */
    private final class Reading {

        private final Row row;
        private final Map<String, String> asked = new LinkedHashMap<>();
        private @Nullable ChangeProblem problem;
        private @Nullable Column field;

        private Reading(Row row) {
            this.row = row;
        }

        private void refuse(ChangeProblem why, Column at) {
            if (problem == null) {
                problem = why;
                field = at;
            }
        }

        private void all() {
            name();
            email();
            groups(Column.GROUP, Asked.JOIN);
            groups(Column.LEAVE_GROUP, Asked.LEAVE);
            rights(Column.RIGHTS, Asked.GIVE);
            rights(Column.TAKE_RIGHTS, Asked.TAKE);
            ways();
            until();
            number(
                    Column.TELEPHONE,
                    Asked.TELEPHONE,
                    TelephoneNumber::isValid,
                    text -> TelephoneNumber.parse(text).value());
            number(
                    Column.PRODUCTION_UNIT,
                    Asked.PRODUCTION_UNIT,
                    ProductionUnitNumber::isValid,
                    text -> ProductionUnitNumber.parse(text).value());
            number(
                    Column.SE_NUMBER,
                    Asked.SE_NUMBER,
                    SeNumber::isValid,
                    text -> SeNumber.parse(text).value());
            number(
                    Column.PSEUDONYM,
                    Asked.PSEUDONYM,
                    PersonName::isValid,
                    text -> PersonName.parse(text).value());
            deed();
            agree();
        }

        private void name() {
            var written = new NameFields(columns, row).written();
            if (written.isEmpty()) return;
            if (!PersonName.isValid(written)) refuse(ChangeProblem.NAME_IMPOSSIBLE, Column.NAME);
            else if (Masked.holdsCpr(written)) refuse(ChangeProblem.NAME_HOLDS_CPR, Column.NAME);
            else asked.put(Asked.NAME, PersonName.parse(written).inSpokenOrder().value());
        }

        private void email() {
            var written = value(row, Column.NEW_EMAIL);
            if (written.isEmpty()) return;
            if (EmailAddress.isValid(written))
                asked.put(Asked.EMAIL, EmailAddress.parse(written).value());
            else refuse(ChangeProblem.EMAIL_IMPOSSIBLE, Column.NEW_EMAIL);
        }

        private void groups(Column column, String as) {
            var ids = new LinkedHashSet<String>();
            for (var part : BETWEEN.split(value(row, column))) {
                var name = FieldText.clean(part);
                if (name.isEmpty()) continue;
                var id = groups.get(name.toLowerCase(Locale.ROOT));
                if (id == null) refuse(ChangeProblem.GROUP_UNKNOWN, column);
                else ids.add(id);
            }
            put(as, ids);
        }

        private void rights(Column column, String as) {
            var codes = new LinkedHashSet<String>();
            for (var part : BETWEEN_WORDS.split(value(row, column))) {
                var name = FieldText.clean(part);
                if (name.isEmpty()) continue;
                var code = rights.find(name).code();
                if (code == null) refuse(ChangeProblem.RIGHT_UNKNOWN, column);
                else codes.add(code);
            }
            put(as, codes);
        }

        private void ways() {
            var given = ways(Column.WAYS);
            var taken = ways(Column.TAKE_WAYS);
            if (given.stream().anyMatch(Ways::isOrdered)) refuse(ChangeProblem.WAY_ORDERED, Column.WAYS);
            if (!Collections.disjoint(given, taken)) refuse(ChangeProblem.CONTRADICTS, Column.TAKE_WAYS);
            if (!given.isEmpty() || !taken.isEmpty()) asked.put(Asked.WAYS, Ways.text(given, taken));
        }

        private Set<String> ways(Column column) {
            var ways = new LinkedHashSet<String>();
            for (var part : BETWEEN_WORDS.split(value(row, column))) {
                if (FieldText.isBlank(part)) continue;
                var way = Ways.known(word(part));
                if (way == null) refuse(ChangeProblem.WAY_UNKNOWN, column);
                else ways.add(way);
            }
            return ways;
        }

        private void until() {
            var written = value(row, Column.VALID_UNTIL);
            if (written.isEmpty()) return;
            var day = TypedDate.read(written);
            if (NONE.contains(word(written))) asked.put(Asked.UNTIL, "");
            else if (day.isEmpty()) refuse(ChangeProblem.DATE_IMPOSSIBLE, Column.VALID_UNTIL);
            else if (!EndDates.isPossible(day.get(), now)) refuse(ChangeProblem.DATE_OVER, Column.VALID_UNTIL);
            else asked.put(Asked.UNTIL, day.get().toString());
        }

        private void number(Column column, String as, Predicate<String> isValid, UnaryOperator<String> kept) {
            var written = value(row, column);
            if (written.isEmpty()) return;
            if (NONE.contains(word(written))) asked.put(as, "");
            else if (!isValid.test(written) || column == Column.PSEUDONYM && Masked.holdsCpr(written)) {
                refuse(ChangeProblem.NUMBER_IMPOSSIBLE, column);
            } else asked.put(as, kept.apply(written));
        }

        private void deed() {
            var written = value(row, Column.DEED);
            if (written.isEmpty()) return;
            var deed = Asked.Deed.named(word(written));
            if (deed == null) {
                refuse(ChangeProblem.DEED_UNKNOWN, Column.DEED);
                return;
            }
            asked.put(Asked.DEED, deed.name());
            if (deed == Asked.Deed.SUSPEND) reason();
        }

        private void reason() {
            var reason = value(row, Column.REASON);
            if (reason.isEmpty()) refuse(ChangeProblem.REASON_MISSING, Column.REASON);
            else if (!ReasonForm.isFit(reason)) refuse(ChangeProblem.REASON_UNFIT, Column.REASON);
            else asked.put(Asked.REASON, reason);
        }

        /** Who is deleted is not changed besides, and who is suspended or reopened is given nothing to log in with. */
        private void agree() {
            var all = new Asked(asked);
            boolean deletes = all.is(Asked.DEED, Asked.Deed.DELETE.name());
            boolean both =
                    all.text(Asked.DEED).isPresent() && all.text(Asked.WAYS).isPresent();
            if (deletes && asked.size() > 1 || both) refuse(ChangeProblem.CONTRADICTS, Column.DEED);
            if (!Collections.disjoint(all.words(Asked.JOIN), all.words(Asked.LEAVE))) {
                refuse(ChangeProblem.CONTRADICTS, Column.LEAVE_GROUP);
            }
            if (!Collections.disjoint(all.words(Asked.GIVE), all.words(Asked.TAKE))) {
                refuse(ChangeProblem.CONTRADICTS, Column.TAKE_RIGHTS);
            }
            if (asked.isEmpty()) refuse(ChangeProblem.NOTHING_ASKED, columns.first());
        }

        private void put(String as, Set<String> words) {
            if (!words.isEmpty()) asked.put(as, String.join(" ", words));
        }
    }
}
