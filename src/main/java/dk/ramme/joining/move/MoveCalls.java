package dk.ramme.joining.move;

import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.CvrNumber;
import dk.ramme.identifier.EmailAddress;
import dk.ramme.joining.CaseReading;
import dk.ramme.joining.Organising;
import dk.ramme.joining.register.Company;
import dk.ramme.joining.register.CompanyRegister;
import dk.ramme.joining.register.CompanyRegister.RegisterUnavailable;
import dk.ramme.tenancy.Tenancy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Tells the organisations whose wave has come that they must move (J5). Each is told once in each wave. */
@Service
class MoveCalls {

    private static final Logger log = LoggerFactory.getLogger(MoveCalls.class);
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final CompanyRegister register;
    private final Organising organising;
    private final CaseReading reading;
    private final ToldWaves waves;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MoveCalls(
            CompanyRegister register,
            Organising organising,
            CaseReading reading,
            ToldWaves waves,
            TransactionTemplate transaction,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.organising = organising;
        this.reading = reading;
        this.waves = waves;
        this.transaction = transaction;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Goes through the file. Whoever cannot be told now is tried again next time. @return how many were told */
    int tellDue(Path file) throws IOException {
        var today = LocalDate.ofInstant(clock.instant(), COPENHAGEN);
        var told = 0;
        var number = 0;
        try (var lines = read(file)) {
            for (var line : (Iterable<String>) lines.lines()::iterator) {
                number++;
                if (!line.isBlank() && tell(line, number, today)) {
                    told++;
                }
            }
        }
        return told;
    }

    /** What is no UTF-8 spoils its own line and no other. */
    private static BufferedReader read(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private boolean tell(String line, int number, LocalDate today) {
        try {
            var call = MoveCall.parse(line);
            return !call.on().isAfter(today) && !isDone(call) && tell(call, today);
        } catch (IllegalArgumentException | RegisterUnavailable failure) {
            log.warn("Line {} of the organisations to tell: {}", number, failure.getMessage());
            return false;
        } catch (RuntimeException failure) {
            log.error("Line {} of the organisations to tell failed; the others go on", number, failure);
            return false;
        }
    }

    /** Told already, or joined: then the register need not be asked. */
    private boolean isDone(MoveCall call) {
        return organising
                .find(call.cvr())
                .filter(organisation -> Tenancy.in(organisation, () -> reading.hasJoined(organisation) || isTold(call)))
                .isPresent();
    }

    private boolean isTold(MoveCall call) {
        return Boolean.TRUE.equals(transaction.execute(status -> waves.existsByWave(call.on())));
    }

    private boolean tell(MoveCall call, LocalDate today) {
        var company = register.find(call.cvr())
                .filter(found -> !found.hasEnded(today))
                .orElseThrow(() -> new IllegalArgumentException("there is no such company, or it has ended"));
        var organisation = organising.organisationOf(company);
        return Tenancy.in(
                organisation,
                () -> Objects.requireNonNull(transaction.execute(status -> tell(organisation, company, call))));
    }

    /** Of two nodes that do this at once only the one that has written the proof tells. */
    private boolean tell(UUID organisation, Company company, MoveCall call) {
        var first = waves.add(organisation, call.on(), call.email().value(), clock.instant()) == 1;
        if (first) {
            events.publishEvent(new OrganisationCalled(
                    organisation,
                    company.name(),
                    call.email().value(),
                    call.language(),
                    call.on().toString(),
                    "/joining?cvr=" + company.cvr().value()));
            audit.record(
                    "ORGANISATION_CALLED",
                    "organisation",
                    organisation,
                    Map.of("wave", call.on().toString(), "email", call.email().value()));
        }
        return first;
    }

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
}
