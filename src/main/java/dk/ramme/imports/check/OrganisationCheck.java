package dk.ramme.imports.check;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.identifier.EanNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.row.Columns;
import dk.ramme.imports.row.Masked;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.organisation.OrganisationDatum;
import dk.ramme.organisation.OrganisationDatum.Kind;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a row of organisation data, or says why it cannot be one. */
public final class OrganisationCheck {

    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("ean", Kind.EAN),
            Map.entry("eannummer", Kind.EAN),
            Map.entry("eannumber", Kind.EAN),
            Map.entry("gln", Kind.EAN),
            Map.entry("voces", Kind.VOCES),
            Map.entry("virksomhedssignatur", Kind.VOCES),
            Map.entry("foces", Kind.FOCES),
            Map.entry("funktionssignatur", Kind.FOCES),
            Map.entry("fakturaemail", Kind.INVOICE_EMAIL),
            Map.entry("invoiceemail", Kind.INVOICE_EMAIL),
            Map.entry("fakturaean", Kind.INVOICE_EAN),
            Map.entry("invoiceean", Kind.INVOICE_EAN),
            Map.entry("fakturaatt", Kind.INVOICE_ATTENTION),
            Map.entry("invoiceattention", Kind.INVOICE_ATTENTION),
            Map.entry("fakturareference", Kind.INVOICE_REFERENCE),
            Map.entry("invoicereference", Kind.INVOICE_REFERENCE));

    private final Columns columns;
    private final CvrNumber organisation;
    private final LocalDate today;

    public OrganisationCheck(Columns columns, CvrNumber organisation, LocalDate today) {
        this.columns = columns;
        this.organisation = organisation;
        this.today = today;
    }

    public Checked<OrganisationDatum> check(Row row) {
        var findings = new RowFindings(Section.ORGANISATION, columns, row, today);
        findings.shape(organisation);
        var kind = KINDS.get(SIGNS.matcher(findings.value(Column.KIND).toLowerCase(Locale.ROOT))
                .replaceAll(""));
        if (kind == null) findings.add(RowProblem.KIND_UNKNOWN, Column.KIND);
        var value = kind == null ? null : value(kind, findings);
        var label = findings.value(Column.LABEL);
        if (!isText(label)) findings.add(RowProblem.VALUE_IMPOSSIBLE, Column.LABEL);
        var until = findings.validUntil(RowProblem.VALID_UNTIL_UNKNOWN);
        if (kind == null || value == null || findings.leaveOut()) return new Checked<>(null, findings.all());
        if (kind.isCertificate() && until != null && until.isBefore(today)) {
            findings.add(RowProblem.CERTIFICATE_EXPIRED, Column.VALID_UNTIL);
        }
        return new Checked<>(new OrganisationDatum(kind, value, label, until), findings.all());
    }

    private static @Nullable String value(Kind kind, RowFindings findings) {
        var text = findings.value(Column.VALUE);
        var right = switch (kind) {
            case EAN, INVOICE_EAN -> EanNumber.isValid(text);
            case INVOICE_EMAIL -> EmailAddress.problem(text).isEmpty();
            case VOCES, FOCES, INVOICE_NAME, INVOICE_ATTENTION, INVOICE_REFERENCE -> !text.isEmpty() && isText(text);
        };
        if (!right || Masked.holdsCpr(text)) {
            findings.add(
                    kind == Kind.EAN || kind == Kind.INVOICE_EAN
                            ? RowProblem.EAN_IMPOSSIBLE
                            : RowProblem.VALUE_IMPOSSIBLE,
                    Column.VALUE);
            return null;
        }
        return kind == Kind.EAN || kind == Kind.INVOICE_EAN
                ? EanNumber.parse(text).value()
                : text;
    }

    private static boolean isText(String text) {
        return text.length() <= LONGEST && !CONTROL.matcher(text).find();
    }
}
