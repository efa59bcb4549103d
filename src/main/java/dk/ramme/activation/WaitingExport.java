package dk.ramme.activation;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.need.Attention;
import dk.ramme.ui.CsvDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The list of those who have not come, as a file for a spreadsheet: read and written a lot at a time. On the audit trail. */
@Component
class WaitingExport {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final AwaitingUsers waiting;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final MessageSource messages;

    WaitingExport(AwaitingUsers waiting, AuditTrail trail, TransactionTemplate transaction, MessageSource messages) {
        this.waiting = waiting;
        this.trail = trail;
        this.transaction = transaction;
        this.messages = messages;
    }

    void write(WaitingQuery query, HttpServletResponse response) throws IOException {
        transaction.executeWithoutResult(status -> trail.record(
                "USERS_EXPORTED", "organisation", null, Map.of("list", "WAITING", "narrowed", query.isNarrowed())));
        var file = new CsvDownload(response, message("activation.waiting.export.file") + ".csv");
        file.line(List.of(
                message("people.column.name"),
                message("people.export.email"),
                message("activation.waiting.export.link"),
                message("activation.waiting.state"),
                message("people.export.needs")));
        file.lines(last -> waiting.exported(query, last == null ? null : last.id()), this::cells);
    }

    private List<String> cells(AwaitingUsers.Row row) {
        return List.of(
                row.name(),
                Objects.requireNonNullElse(row.email(), ""),
                day(row.expiresAt()),
                message(row.stateKey()),
                row.attention().stream()
                        .filter(Attention::isReason)
                        .map(reason -> message("people.state." + reason))
                        .collect(Collectors.joining(", ")));
    }

    private static String day(@Nullable Instant at) {
        return at == null ? "" : LocalDate.ofInstant(at, COPENHAGEN).toString();
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
