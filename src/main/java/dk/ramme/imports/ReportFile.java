package dk.ramme.imports;

import dk.ramme.audit.AuditTrail;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.row.Column;
import dk.ramme.imports.run.Findings.Place;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.ui.CsvDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The report of an import as a file. Written a thousand lines at a time, so that neither memory nor a transaction waits
 * for a slow reader. It tells of people, so that handing it out is on the audit trail; every cell is quoted and safe from being run as a formula.
 */
@Component
class ReportFile {

    private static final int AT_ONCE = 1000;
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final ImportReports reports;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final MessageSource messages;

    ReportFile(ImportReports reports, AuditTrail audit, TransactionTemplate transaction, MessageSource messages) {
        this.reports = reports;
        this.audit = audit;
        this.transaction = transaction;
        this.messages = messages;
    }

    private String name(ImportRun run) {
        return message(
                "imports.report.file",
                LocalDate.ofInstant(run.createdAt(), COPENHAGEN).toString());
    }

    void write(ImportRun run, HttpServletResponse response) throws IOException {
        transaction.executeWithoutResult(
                status -> audit.record("IMPORT_REPORT_READ", "import", run.id(), Map.of("name", run.name())));
        var file = new CsvDownload(response, name(run));
        file.line(List.of(
                message("imports.finding.section"),
                message("imports.finding.line"),
                message(Column.RID.messageKey()),
                message(Column.NAME.messageKey()),
                message("imports.finding.field"),
                message("imports.finding.value"),
                message("imports.finding.result"),
                message("imports.finding.reason")));
        file.lines(last -> reports.after(run, last == null ? Place.START : Place.of(last), AT_ONCE), this::cells);
    }

    private List<String> cells(Finding finding) {
        return List.of(
                message(finding.section().messageKey()),
                String.valueOf(finding.line()),
                finding.rid(),
                finding.name(),
                message(finding.field().messageKey()),
                finding.value(),
                message("imports.weight." + finding.problem().weight()),
                message(finding.problem().messageKey(), String.valueOf(finding.otherLine())));
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
