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

/**
 * Reads one row into a person, or says why it cannot be one. The only place where a row is judged: what is shown before
 * an import and what the import does are the same. Rows that repeat each other are {@link Repeats}' business.
 */
final class RowCheck {

    private static final Pattern GARBLED = Pattern.compile("\uFFFD|\u00C3[\u0080-\u00BF\u0152-\u2122]");
    private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{5}[- ]?[0-9]{4}");

    private final Columns columns;
    private final CvrNumber organisation;
    private final LocalDate today;

    RowCheck(Columns columns, CvrNumber organisation, LocalDate today) {
        this.columns = columns;
        this.organisation = organisation;
        this.today = today;
    }

    CheckedRow check(Row row) {
        var findings = new Findings(row);
        shape(row, findings);
        status(findings);
        var rid = rid(findings);
        var name = name(findings);
        var email = email(findings);
        var cpr = cpr(findings);
        var birthDate = birthDate(findings, cpr);
        if (findings.leaveOut() || rid == null || name == null) return findings.verdict(null);
        if (cpr == null && birthDate == null) findings.add(RowProblem.NO_IDENTITY, Column.CPR);
        return findings.verdict(new Person(row.line(), rid, name, email, cpr, birthDate));
    }

    /** More fields than titles: a separator inside a field has moved everything after it. */
    private void shape(Row row, Findings findings) {
        var surplus = row.fields().stream().skip(columns.width()).filter(field -> !field.isBlank());
        surplus.findFirst().ifPresent(field -> findings.add(RowProblem.TOO_MANY_FIELDS, Column.RID, field));
        var cvr = columns.value(row, Column.CVR);
        if (!cvr.isEmpty() && !(CvrNumber.isValid(cvr) && CvrNumber.parse(cvr).equals(organisation))) {
            findings.add(RowProblem.OTHER_ORGANISATION, Column.CVR);
        }
    }

    private void status(Findings findings) {
        switch (SignatureStatus.of(findings.value(Column.STATUS))) {
            case ACTIVE -> {}
            case INACTIVE -> findings.add(RowProblem.NOT_ACTIVE, Column.STATUS);
            case UNKNOWN -> findings.add(RowProblem.STATUS_UNKNOWN, Column.STATUS);
        }
    }

    private @Nullable RidNumber rid(Findings findings) {
        var text = findings.value(Column.RID);
        if (RidNumber.isValid(text)) return RidNumber.parse(text);
        findings.add(text.isEmpty() ? RowProblem.RID_MISSING : RowProblem.RID_NOT_DIGITS, Column.RID);
        return null;
    }

    private @Nullable PersonName name(Findings findings) {
        var text = columns.has(Column.NAME)
                ? findings.value(Column.NAME)
                : (findings.value(Column.FIRST_NAME) + " " + findings.value(Column.LAST_NAME)).strip();
        if (text.isEmpty()) {
            findings.add(RowProblem.NAME_MISSING, Column.NAME);
        } else if (!PersonName.isValid(text)) {
            findings.add(RowProblem.NAME_IMPOSSIBLE, Column.NAME, text);
        } else if (Masked.holdsCpr(text)) {
            findings.add(RowProblem.NAME_HOLDS_CPR, Column.NAME, text);
        } else {
            if (GARBLED.matcher(text).find()) findings.add(RowProblem.NAME_GARBLED, Column.NAME, text);
            return PersonName.parse(text);
        }
        return null;
    }

    private @Nullable EmailAddress email(Findings findings) {
        var text = findings.value(Column.EMAIL);
        if (text.isEmpty()) {
            findings.add(RowProblem.EMAIL_MISSING, Column.EMAIL);
            return null;
        }
        Optional<EmailProblem> problem = EmailAddress.problem(text);
        if (problem.isEmpty() && !Masked.holdsCpr(text)) return EmailAddress.parse(text);
        boolean letters = problem.filter(EmailProblem.LETTERS::equals).isPresent();
        findings.add(letters ? RowProblem.EMAIL_LETTERS : RowProblem.EMAIL_IMPOSSIBLE, Column.EMAIL);
        return null;
    }

    private @Nullable CprNumber cpr(Findings findings) {
        var text = findings.value(Column.CPR);
        if (text.isEmpty()) return null;
        if (CprNumber.isValid(text)) {
            var cpr = CprNumber.parse(text);
            if (!cpr.birthDate().isAfter(today)) return cpr;
        }
        boolean nine = NINE_DIGITS.matcher(text).matches();
        findings.add(nine ? RowProblem.CPR_NINE_DIGITS : RowProblem.CPR_IMPOSSIBLE, Column.CPR);
        return null;
    }

    private @Nullable LocalDate birthDate(Findings findings, @Nullable CprNumber cpr) {
        var text = findings.value(Column.BIRTH_DATE);
        var date = BirthDate.parse(text).filter(found -> !found.isAfter(today));
        if (cpr != null) {
            if (!text.isEmpty() && !date.equals(Optional.of(cpr.birthDate()))) {
                findings.add(RowProblem.BIRTH_DATE_OTHER, Column.BIRTH_DATE);
            }
            return cpr.birthDate();
        }
        if (!text.isEmpty() && date.isEmpty()) findings.add(RowProblem.BIRTH_DATE_IMPOSSIBLE, Column.BIRTH_DATE);
        return date.orElse(null);
    }

    /** What is found in the row at hand. */
    private final class Findings {

        private final Row row;
        private final List<Finding> found = new ArrayList<>(2);

        Findings(Row row) {
            this.row = row;
        }

        String value(Column column) {
            return columns.value(row, column);
        }

        void add(RowProblem problem, Column field) {
            add(problem, field, value(field));
        }

        void add(RowProblem problem, Column field, String value) {
            found.add(Finding.of(row, problem, field, value));
        }

        boolean leaveOut() {
            return found.stream().anyMatch(Finding::leavesOut);
        }

        CheckedRow verdict(@Nullable Person person) {
            return new CheckedRow(row, person, found);
        }
    }
}
