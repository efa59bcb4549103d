package dk.ramme.trail;

import dk.ramme.audit.AuditTrail;
import dk.ramme.ui.Attachment;
import dk.ramme.ui.CsvDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail as a file, read and written a lot at a time, so that a million rows need no more memory than a page. Handing it
 * out is on the trail, and no cell is run as a formula.
 */
@Component
class TrailExport {

    private static final List<String> COLUMNS = List.of(
            "number", "at", "event", "code", "who", "who-kind", "about", "details", "address", "level", "request");

    private final Trail trail;
    private final TrailWords words;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final MessageSource messages;
    private final JsonMapper json;

    TrailExport(
            Trail trail,
            TrailWords words,
            AuditTrail audit,
            TransactionTemplate transaction,
            MessageSource messages,
            JsonMapper json) {
        this.trail = trail;
        this.words = words;
        this.audit = audit;
        this.transaction = transaction;
        this.messages = messages;
        this.json = json;
    }

    void csv(TrailFilter filter, HttpServletResponse response) throws IOException {
        record(filter, "csv");
        var file = new CsvDownload(response, message("trail.export.file") + ".csv");
        file.line(COLUMNS.stream().map(name -> message("trail.column." + name)).toList());
        all(filter, row -> file.line(cells(row)));
        file.end();
    }

    void json(TrailFilter filter, HttpServletResponse response) throws IOException {
        record(filter, "json");
        Attachment.begin(response, MediaType.APPLICATION_JSON, message("trail.export.file") + ".json");
        try (var generator = json.createGenerator(response.getOutputStream())) {
            generator.writeStartArray();
            all(filter, row -> write(row, generator));
            generator.writeEndArray();
        }
    }

    private void record(TrailFilter filter, String kind) {
        var details = new HashMap<String, Object>();
        details.put("file", kind);
        put(details, "person", filter.person());
        put(details, "event", filter.action());
        put(details, "from", filter.from());
        put(details, "until", filter.until());
        transaction.executeWithoutResult(status -> audit.record("AUDIT_EXPORTED", "organisation", null, details));
    }

    private static void put(HashMap<String, Object> details, String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value.toString());
        }
    }

    private void all(TrailFilter filter, Consumer<TrailRow> each) {
        @Nullable TrailRow last = null;
        do {
            var lot = trail.lot(filter, last);
            lot.forEach(each);
            last = lot.isEmpty() ? null : lot.get(lot.size() - 1);
        } while (last != null);
    }

    private List<String> cells(TrailRow row) {
        return Stream.of(
                        Long.toString(row.id()),
                        row.at().toString(),
                        words.action(row.action()),
                        row.action(),
                        words.actor(row),
                        message("trail.actor." + row.actorKind()),
                        words.about(row),
                        row.details(),
                        row.address(),
                        row.level(),
                        row.requestId())
                .map(cell -> Objects.requireNonNullElse(cell, ""))
                .toList();
    }

    private void write(TrailRow row, JsonGenerator generator) {
        generator.writeStartObject();
        generator.writeNumberProperty("number", row.id());
        generator.writeStringProperty("at", row.at().toString());
        generator.writeStringProperty("event", row.action());
        generator.writeStringProperty("eventInWords", words.action(row.action()));
        generator.writeStringProperty("actorKind", row.actorKind());
        text(generator, "actorId", row.actorId());
        text(generator, "actorName", row.actorName());
        generator.writeStringProperty("subjectType", row.subjectType());
        text(generator, "subjectId", row.subjectId());
        text(generator, "subjectName", row.about());
        generator.writeName("details");
        generator.writeTree(json.readTree(row.details()));
        text(generator, "address", row.address());
        text(generator, "requestId", row.requestId());
        text(generator, "level", row.level());
        text(generator, "loggedInAt", row.authTime());
        generator.writeEndObject();
    }

    private static void text(JsonGenerator generator, String name, @Nullable Object value) {
        generator.writeName(name);
        if (value == null) {
            generator.writeNull();
        } else {
            generator.writeString(value.toString());
        }
    }

    private String message(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
