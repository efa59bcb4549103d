package dk.ramme.imports;

import dk.ramme.audit.AuditTrail;
import dk.ramme.imports.check.Finding;
import dk.ramme.imports.row.Row;
import dk.ramme.imports.row.Section;
import dk.ramme.imports.run.ImportRun;
import dk.ramme.imports.run.Sections.Head;
import dk.ramme.ui.Attachment;
import dk.ramme.ui.CsvDownload;
import dk.ramme.ui.TextSheet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows an import left out, under the titles they came with and with the reason beside them: to be mended and loaded
 * again, in a workbook as a rule. They hold CPR numbers, so that handing them out is on the audit trail; every cell is safe
 * from being run as a formula.
 */
@Component
class LeftOutFile {

    private final ImportReports reports;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final MessageSource messages;

    LeftOutFile(ImportReports reports, AuditTrail audit, TransactionTemplate transaction, MessageSource messages) {
        this.reports = reports;
        this.audit = audit;
        this.transaction = transaction;
        this.messages = messages;
    }

    private String name(Section section, String kind) {
        return message("imports.left-out.file." + section) + "." + kind;
    }

    /** A workbook, in which a spreadsheet leaves numbers as they are. */
    void writeWorkbook(ImportRun run, Section section, HttpServletResponse response) throws IOException {
        Attachment.begin(response, Attachment.WORKBOOK, name(section, "xlsx"));
        var head = head(run, section);
        if (head == null) return;
        try (var book = new Workbook(response.getOutputStream(), "Ramme", "1.0")) {
            var sheet = new TextSheet(book, message(section.messageKey()), titles(head));
            write(run, head, sheet::row);
        }
    }

    void writeCsv(ImportRun run, Section section, HttpServletResponse response) throws IOException {
        var file = new CsvDownload(response, name(section, "csv"));
        var head = head(run, section);
        if (head != null) {
            file.line(titles(head));
            write(run, head, file::line);
        }
        file.end();
    }

    private @Nullable Head head(ImportRun run, Section section) {
        return reports.sections(run).stream()
                .filter(one -> one.section() == section)
                .findFirst()
                .orElse(null);
    }

    private List<String> titles(Head head) {
        var titles = new ArrayList<>(head.titles());
        titles.add(message("imports.left-out.reason"));
        return titles;
    }

    private void write(ImportRun run, Head head, Line to) throws IOException {
        var section = head.section();
        transaction.executeWithoutResult(
                status -> audit.record("IMPORT_LEFT_OUT_READ", "import", run.id(), Map.of("section", section)));
        var lot = reports.leftOutAfter(run, section, -1);
        while (lot != null) {
            var reasons = reports.reasons(run, section, lot.rows());
            for (Row row : lot.rows()) {
                to.write(cells(row, head.titles().size(), reasons.getOrDefault(row.line(), List.of())));
            }
            lot = reports.leftOutAfter(run, section, lot.number());
        }
    }

    private List<String> cells(Row row, int width, List<Finding> findings) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < Math.max(width, row.fields().size()); i++) {
            cells.add(i < row.fields().size() ? row.fields().get(i) : "");
        }
        cells.add(findings.stream()
                .filter(Finding::leavesOut)
                .map(finding -> message(finding.problem().messageKey(), String.valueOf(finding.otherLine())))
                .collect(Collectors.joining(" ")));
        return cells;
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** Where the lines of a file go. */
    private interface Line {

        void write(List<String> cells) throws IOException;
    }
}
