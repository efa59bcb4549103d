package dk.ramme.imports;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.identifier.EmailProblem;
import dk.ramme.identifier.PersonName;
import dk.ramme.identifier.RidNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields that sections have in common out of one row, and gathers what is wrong with them. */
final class RowFindings {

    private static final Pattern GARBLED = Pattern.compile("\uFFFD|\u00C3[\u0080-\u00BF\u0152-\u2122]");
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

    void add(RowProblem problem, Column field) {
        add(problem, field, value(field));
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
            var surplus = row.fields().stream().skip(columns.width()).filter(field -> !field.isBlank());
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
        if (RidNumber.isValid(text)) return RidNumber.parse(text);
        add(text.isEmpty() ? RowProblem.RID_MISSING : RowProblem.RID_NOT_DIGITS, Column.RID);
        return null;
    }

    @Nullable
    PersonName name() {
        var text = columns.has(Column.NAME)
                ? value(Column.NAME)
                : (value(Column.FIRST_NAME) + " " + value(Column.LAST_NAME)).strip();
        if (text.isEmpty()) {
            add(RowProblem.NAME_MISSING, Column.NAME);
        } else if (!PersonName.isValid(text)) {
            add(RowProblem.NAME_IMPOSSIBLE, Column.NAME, text);
        } else if (Masked.holdsCpr(text)) {
            add(RowProblem.NAME_HOLDS_CPR, Column.NAME, text);
        } else {
            if (GARBLED.matcher(text).find()) add(RowProblem.NAME_GARBLED, Column.NAME, text);
            return PersonName.parse(text);
        }
        return null;
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
        boolean nine = NINE_DIGITS.matcher(text).matches();
        add(nine ? RowProblem.CPR_NINE_DIGITS : RowProblem.CPR_IMPOSSIBLE, Column.CPR);
        return null;
    }

    @Nullable
    LocalDate birthDate(@Nullable CprNumber cpr) {
        var text = value(Column.BIRTH_DATE);
        var date = TextDate.parse(text).filter(born -> !born.isAfter(today));
        if (cpr != null) {
            if (!text.isEmpty() && !date.equals(Optional.of(cpr.birthDate()))) {
                add(RowProblem.BIRTH_DATE_OTHER, Column.BIRTH_DATE);
            }
            return cpr.birthDate();
        }
        if (!text.isEmpty() && date.isEmpty()) add(RowProblem.BIRTH_DATE_IMPOSSIBLE, Column.BIRTH_DATE);
        return date.orElse(null);
    }

    /** The last day of something, null when none is given or it cannot be read. */
    @Nullable
    LocalDate validUntil() {
        var text = value(Column.VALID_UNTIL);
        if (text.isEmpty()) return null;
        var date = TextDate.parse(text).orElse(null);
        if (date == null) add(RowProblem.VALID_UNTIL_UNKNOWN, Column.VALID_UNTIL);
        return date;
    }
}
