package dk.ramme.imports.check;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.EmailProblem;
import dk.ramme.identifier.NameProblem;
import dk.ramme.identifier.PersonName;
import dk.ramme.identifier.RidNumber;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.FieldText;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.NameFields;
import dk.ramme.imports.row.NameOrder;
import dk.ramme.imports.row.NoDate;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.row.TextDate;
import dk.ramme.imports.row.TextDate.Years;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields that sections have in common out of one row, and gathers what is wrong with them. */
final class RowFindings {

    /** Letters read with the wrong table of signs, and what stands where they could not be written at all. */
    private static final Pattern GARBLED = Pattern.compile(
            "[?\uFFFD]|[\u00C2\u00C3][\u0080-\u00BF\u0152-\u2122]|[^\\p{ASCII}\\p{L}\\p{M}\\p{Zs}\u00B4\u00B7\u2010-\u2015\u2018\u2019\u201B]");

    private static final Pattern SPOILED = Pattern.compile("[0-9]([.,][0-9]+)?[Ee][+]?[0-9]{1,3}");
    private static final Pattern DATE =
            Pattern.compile("([0-9]{1,2}([-./])[0-9]{1,2}\\2[0-9]{4}|[0-9]{4}([-./])[0-9]{1,2}\\3[0-9]{1,2})(\\s.*)?");
    private static final int LAST_YEAR_OF_NONE = 1900;
    private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{5}[- ]?[0-9]{4}");

    private final Section section;
    private final Columns columns;
    private final Row row;
    private final LocalDate today;
    private final List<Finding> found = new ArrayList<>(2);

    RowFindings(Section section, Columns columns, Row row, LocalDate today) {
        this.section = section;
        this.columns = columns;
        this.row = row;
        this.today = today;
    }

    String value(Column column) {
        return columns.value(row, column);
    }

    /** A field that nobody has to fill in: what is not fit is told and left out. @param kept as it is kept */
    @Nullable
    String optional(Column column, Predicate<String> isFit, UnaryOperator<String> kept) {
        var text = value(column);
        if (text.isEmpty()) return null;
        if (isFit.test(text) && !Masked.holdsCpr(text)) return kept.apply(text);
        add(RowProblem.PARTICULAR_IMPOSSIBLE, column);
        return null;
    }

    void add(RowProblem problem, Column field) {
        add(problem, field, columns.written(row, field));
    }

    void add(RowProblem problem, Column field, String value) {
        found.add(Finding.of(section, row, problem, field, value));
    }

    boolean leaveOut() {
        return found.stream().anyMatch(Finding::leavesOut);
    }

    List<Finding> all() {
        return found;
    }

    /** More fields than titles: a separator inside a field has moved everything after it. */
    void shape(CvrNumber organisation) {
        if (row.fields().size() > columns.width()) {
            var surplus = row.fields().stream().skip(columns.width()).filter(field -> !FieldText.isBlank(field));
            surplus.findFirst().ifPresent(field -> add(RowProblem.TOO_MANY_FIELDS, columns.first(), field));
        }
        var cvr = value(Column.CVR);
        if (!cvr.isEmpty() && !(CvrNumber.isValid(cvr) && CvrNumber.parse(cvr).equals(organisation))) {
            add(RowProblem.OTHER_ORGANISATION, Column.CVR);
        }
    }

    @Nullable
    RidNumber rid() {
        var text = value(Column.RID);
        if (DATE.matcher(text).matches()) {
            add(RowProblem.RID_IS_DATE, Column.RID);
            return null;
        }
        if (RidNumber.isValid(text)) return RidNumber.parse(text);
        add(text.isEmpty() ? RowProblem.RID_MISSING : RowProblem.RID_NOT_DIGITS, Column.RID);
        return null;
    }

    @Nullable
    PersonName name() {
        var fields = new NameFields(columns, row);
        var written = fields.written();
        var text = NameFields.withoutNothing(written);
        if (text.isEmpty()) {
            add(RowProblem.NAME_MISSING, Column.NAME);
        } else if (Masked.holdsCpr(text)) {
            add(RowProblem.NAME_HOLDS_CPR, Column.NAME, written);
        } else if (!PersonName.isValid(text)) {
            add(PersonName.problem(text).map(RowFindings::problem).orElseThrow(), Column.NAME, written);
        } else {
            if (GARBLED.matcher(text).find()) add(RowProblem.NAME_GARBLED, Column.NAME, written);
            if (fields.isHalf() || !text.equals(written)) add(RowProblem.NAME_HALF, Column.NAME, written);
            return inSpokenOrder(PersonName.parse(text));
        }
        return null;
    }

    private static RowProblem problem(NameProblem problem) {
        return switch (problem) {
            case MALFORMED -> RowProblem.NAME_IMPOSSIBLE;
            case ADDRESS -> RowProblem.NAME_IS_ADDRESS;
            case NUMBER -> RowProblem.NAME_IS_NUMBER;
        };
    }

    private PersonName inSpokenOrder(PersonName name) {
        if (name.value().indexOf(',') < 0) return name;
        var order = columns.conventions().names();
        var spoken = name.inSpokenOrder();
        if (spoken.equals(name)) add(RowProblem.NAME_COMMA, Column.NAME, name.value());
        else if (order == NameOrder.SPOKEN) add(RowProblem.NAME_TURNED, Column.NAME, name.value());
        return order == NameOrder.AS_WRITTEN ? name : spoken;
    }

    @Nullable
    EmailAddress email() {
        var text = value(Column.EMAIL);
        if (text.isEmpty()) {
            add(RowProblem.EMAIL_MISSING, Column.EMAIL);
            return null;
        }
        Optional<EmailProblem> problem = EmailAddress.problem(text);
        if (problem.isEmpty() && !Masked.holdsCpr(text)) return EmailAddress.parse(text);
        boolean letters = problem.filter(EmailProblem.LETTERS::equals).isPresent();
        add(letters ? RowProblem.EMAIL_LETTERS : RowProblem.EMAIL_IMPOSSIBLE, Column.EMAIL);
        return null;
    }

    @Nullable
    CprNumber cpr() {
        var text = value(Column.CPR);
        if (text.isEmpty()) return null;
        if (CprNumber.isValid(text)) {
            var cpr = CprNumber.parse(text);
            if (!cpr.birthDate().isAfter(today)) return cpr;
        }
        add(cprProblem(text), Column.CPR);
        return null;
    }

    private static RowProblem cprProblem(String text) {
        if (NINE_DIGITS.matcher(text).matches()) return RowProblem.CPR_NINE_DIGITS;
        boolean spoiled = SPOILED.matcher(text).matches() || DATE.matcher(text).matches();
        return spoiled ? RowProblem.CPR_SPOILED : RowProblem.CPR_IMPOSSIBLE;
    }

    @Nullable
    LocalDate birthDate(@Nullable CprNumber cpr) {
        var text = value(Column.BIRTH_DATE);
        if (text.isEmpty()) return cpr == null ? null : cpr.birthDate();
        var dates = new TextDate(columns.conventions().birth(), Years.ofBirth(today));
        if (cpr != null) {
            if (!dates.mayMean(text, cpr.birthDate()) && !isNone(text, dates)) {
                add(RowProblem.BIRTH_DATE_OTHER, Column.BIRTH_DATE);
            }
            return cpr.birthDate();
        }
        if (isNone(text, dates)) return null;
        var date = dates.parse(text).filter(born -> !born.isAfter(today)).orElse(null);
        if (date == null) {
            add(dates.isTwo(text) ? RowProblem.BIRTH_DATE_TWO : RowProblem.BIRTH_DATE_IMPOSSIBLE, Column.BIRTH_DATE);
        }
        return date;
    }

    /**
     * The last day of something, null when none is given or it cannot be read.
     *
     * @param unreadable what it is then
     */
    @Nullable
    LocalDate validUntil(RowProblem unreadable) {
        return lastDay(Column.VALID_UNTIL, unreadable);
    }

    /** Somebody's last day, null when none is given or it cannot be read; whoever has left is left out. */
    @Nullable
    LocalDate endDate() {
        var day = lastDay(Column.END_DATE, RowProblem.EXPIRY_UNKNOWN);
        if (day != null && day.isBefore(today)) add(RowProblem.EXPIRED, Column.END_DATE);
        return day;
    }

    private @Nullable LocalDate lastDay(Column column, RowProblem unreadable) {
        var text = value(column);
        if (text.isEmpty()) return null;
        var dates = new TextDate(columns.conventions().until(), Years.ofExpiry());
        if (isNone(text, dates)) return null;
        var date = dates.parse(text).orElse(null);
        if (date == null) add(unreadable, column);
        return date;
    }

    /** A signature that is over, by its status or by its last day, brings nobody. */
    void inForce() {
        if (SignatureStatus.of(value(Column.STATUS)) == SignatureStatus.INACTIVE)
            add(RowProblem.NOT_ACTIVE, Column.STATUS);
        var until = validUntil(RowProblem.EXPIRY_UNKNOWN);
        if (until != null && until.isBefore(today)) add(RowProblem.EXPIRED, Column.VALID_UNTIL);
    }

    /** The same, and nobody either whose status is a word that nobody has said to mean that they are in use. */
    void inForceAsFarAsKnown() {
        inForce();
        SignatureStatus.unknown(value(Column.STATUS))
                .filter(word -> !columns.conventions().active().contains(word))
                .ifPresent(word -> add(RowProblem.STATUS_UNKNOWN, Column.STATUS));
    }

    private static boolean isNone(String text, TextDate dates) {
        boolean recent = dates.parse(text)
                .filter(date -> date.getYear() > LAST_YEAR_OF_NONE)
                .isPresent();
        return !recent && NoDate.is(text);
    }
}
