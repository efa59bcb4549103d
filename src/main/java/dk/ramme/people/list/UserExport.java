package dk.ramme.people.list;

import dk.ramme.audit.AuditTrail;
import dk.ramme.ui.CsvDownload;
import dk.ramme.ui.Dates;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a list shows, as a file for a spreadsheet: read and written a lot at a time, so that a million users need no more
 * memory than a page. Handing it out is on the audit trail, and no cell is run as a formula.
 */
@Component
class UserExport {

    private final UserLists lists;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final MessageSource messages;
    private final Dates dates;

    UserExport(
            UserLists lists, AuditTrail trail, TransactionTemplate transaction, MessageSource messages, Dates dates) {
        this.lists = lists;
        this.trail = trail;
        this.transaction = transaction;
        this.messages = messages;
        this.dates = dates;
    }

    void write(UserList list, UserQuery query, HttpServletResponse response) throws IOException {
        transaction.executeWithoutResult(status -> trail.record(
                "USERS_EXPORTED", "organisation", null, Map.of("list", list, "narrowed", query.isNarrowed())));
        var file = new CsvDownload(response, message("people.export.file") + ".csv");
        file.line(List.of(
                message("people.column.name"),
                message("people.export.email"),
                message("people.column.rid"),
                message("people.column.state"),
                message("people.export.needs"),
                message("people.column.groups"),
                message("people.export.roles"),
                message("people.particulars.telephone"),
                message("people.particulars.productionUnit"),
                message("people.particulars.seNumber"),
                message("people.particulars.pseudonym"),
                message("people.user.ends-on")));
        file.lines(last -> lists.exported(list, query, last), this::cells);
    }

    private List<String> cells(UserLists.ExportedUser user) {
        return List.of(
                user.name(),
                Objects.requireNonNullElse(user.email(), ""),
                Objects.requireNonNullElse(user.rid(), ""),
                message("people.state." + user.state()),
                user.attention().stream()
                        .map(reason -> message("people.state." + reason))
                        .collect(Collectors.joining(", ")),
                String.join(", ", user.groups()),
                user.roles().stream()
                        .map(role -> message("people.role." + role))
                        .collect(Collectors.joining(", ")),
                Objects.requireNonNullElse(user.particulars().telephone(), ""),
                Objects.requireNonNullElse(user.particulars().productionUnit(), ""),
                Objects.requireNonNullElse(user.particulars().seNumber(), ""),
                Objects.requireNonNullElse(user.particulars().pseudonym(), ""),
                Objects.requireNonNullElse(dates.day(user.endsOn()), ""));
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
