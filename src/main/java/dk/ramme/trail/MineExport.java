package dk.ramme.trail;

import dk.ramme.audit.AuditTrail;
import dk.ramme.login.SignedIn;
import dk.ramme.organisation.Organisation;
import dk.ramme.organisation.Organisations;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Everything held about a person as a file that other systems can read, and what happened to it. */
@Component
class MineExport {

    private final HeldData held;
    private final Trail trail;
    private final TrailWords words;
    private final AuditTrail audit;
    private final Organisations organisations;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    MineExport(
            HeldData held,
            Trail trail,
            TrailWords words,
            AuditTrail audit,
            Organisations organisations,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.held = held;
        this.trail = trail;
        this.words = words;
        this.audit = audit;
        this.organisations = organisations;
        this.transaction = transaction;
        this.json = json;
    }

    String organisationName(SignedIn me) {
        return Objects.requireNonNull(transaction.execute(status -> organisations
                .findById(me.organisation())
                .map(Organisation::name)
                .orElseThrow()));
    }

    void write(SignedIn me, Locale locale, OutputStream out) {
        transaction.executeWithoutResult(status -> audit.record("PERSONAL_DATA_EXPORTED", "user", me.user(), Map.of()));
        try (var generator = json.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeStringProperty("organisation", organisationName(me));
            held.of(me.user(), locale).forEach(topic -> write(topic, generator));
            generator.writeName("events");
            generator.writeStartArray();
            events(me, generator);
            generator.writeEndArray();
            generator.writeEndObject();
        }
    }

    private static void write(HeldData.Topic topic, JsonGenerator generator) {
        generator.writeName(topic.key());
        generator.writeStartArray();
        for (var item : topic.items()) {
            generator.writeStartObject();
            item.forEach((name, value) -> generator.writeStringProperty(name, value.toString()));
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    private void events(SignedIn me, JsonGenerator generator) {
        @Nullable TrailRow last = null;
        do {
            var lot = trail.lot(TrailFilter.about(me.user()), last);
            lot.forEach(row -> write(row, me, generator));
            last = lot.isEmpty() ? null : lot.get(lot.size() - 1);
        } while (last != null);
    }

    /** Where others were when they decided is about them, and so not in it. */
    private void write(TrailRow row, SignedIn me, JsonGenerator generator) {
        var own = me.user().equals(row.actorId());
        generator.writeStartObject();
        generator.writeStringProperty("at", row.at().toString());
        generator.writeStringProperty("event", row.action());
        generator.writeStringProperty("eventInWords", words.action(row.action()));
        generator.writeStringProperty("who", words.actor(row));
        generator.writeStringProperty("about", words.about(row));
        generator.writeName("details");
        generator.writeTree(json.readTree(row.details()));
        if (own && row.address() != null) {
            generator.writeStringProperty("address", row.address());
        }
        generator.writeEndObject();
    }
}
