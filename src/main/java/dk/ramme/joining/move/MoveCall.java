package dk.ramme.joining.move;

import dk.ramme.identifier.CvrNumber;
import dk.ramme.identifier.EmailAddress;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * An organisation to be told to move.
 *
 * @param on the day of its wave
 */
record MoveCall(CvrNumber cvr, EmailAddress email, String language, LocalDate on) {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** @throws IllegalArgumentException when the line is no such call; the message repeats nothing of it */
    static MoveCall parse(String line) {
        try {
            var read = MAPPER.readValue(line, Read.class);
            if (read.cvr == null || read.email == null || read.on == null) {
                throw new IllegalArgumentException("incomplete");
            }
            var language = "en".equals(read.language) ? "en" : "da";
            return new MoveCall(new CvrNumber(read.cvr), new EmailAddress(read.email), language, read.on);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("no JSON");
        }
    }

    private record Read(
            @Nullable String cvr,
            @Nullable String email,
            @Nullable String language,
            @Nullable LocalDate on) {}
}
