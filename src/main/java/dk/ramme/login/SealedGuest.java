package dk.ramme.login;

import dk.ramme.identifier.CprNumber;
import dk.ramme.login.session.SessionSettings;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * The MitID identity of the guest of this session while they join an organisation; gone when they log out or have finished. It
 * lies in their session sealed, since sessions lie in the database and a CPR number is in it.
 */
@Component
public class SealedGuest {

    private static final String SEALED = SealedGuest.class.getName() + ".sealed";
    private static final String ROW = SealedGuest.class.getName() + ".row";
    private static final String UNTIL = SealedGuest.class.getName() + ".until";

    /** A session belongs to no organisation. */
    private static final UUID NO_ORGANISATION = new UUID(0, 0);

    private final CprVault vault;
    private final JsonMapper json;
    private final SessionSettings settings;
    private final Clock clock;

    SealedGuest(CprVault vault, JsonMapper json, SessionSettings settings, Clock clock) {
        this.vault = vault;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    public void keep(MitIdIdentity identity, HttpSession session) {
        sealed(identity).forEach(session::setAttribute);
    }

    /** What a session keeps of a guest. */
    Map<String, Object> sealed(MitIdIdentity identity) {
        var row = UUID.randomUUID();
        var text = json.writeValueAsString(Content.of(identity));
        return Map.of(
                ROW,
                row,
                SEALED,
                vault.sealText(text, place(row)),
                UNTIL,
                clock.instant().plus(settings.guest()));
    }

    /** Empty for someone who is no guest, or whose time has run out: they must log in again. */
    public Optional<MitIdIdentity> current() {
        var session = session();
        if (session == null || !(session.getAttribute(UNTIL) instanceof Instant until)) {
            return Optional.empty();
        }
        if (clock.instant().isAfter(until)) {
            forget();
            return Optional.empty();
        }
        var sealed = (byte[]) session.getAttribute(SEALED);
        var row = (UUID) session.getAttribute(ROW);
        return Optional.of(json.readValue(vault.openText(sealed, place(row)), Content.class)
                .identity());
    }

    /** Forgets it; called when the joining is finished. */
    public void forget() {
        var session = session();
        if (session != null) {
            session.removeAttribute(SEALED);
            session.removeAttribute(ROW);
            session.removeAttribute(UNTIL);
        }
    }

    private static SealContext place(UUID row) {
        return new SealContext("spring_session", "guest_identity", NO_ORGANISATION, row);
    }

    private static @Nullable HttpSession session() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? attributes.getRequest().getSession(false)
                : null;
    }

    /** As it is sealed: a CPR number does not let itself be written, so here it is bare text. */
    private record Content(
            String issuer,
            String subject,
            String name,
            @Nullable LocalDate birthDate,
            @Nullable String cpr,
            String level,
            Instant authTime,
            @Nullable String matchToken) {

        static Content of(MitIdIdentity identity) {
            return new Content(
                    identity.issuer(),
                    identity.subject(),
                    identity.name(),
                    identity.birthDate(),
                    identity.cprNumber().map(CprNumber::value).orElse(null),
                    identity.level(),
                    identity.authTime(),
                    identity.matchToken());
        }

        MitIdIdentity identity() {
            return new MitIdIdentity(
                    issuer,
                    subject,
                    name,
                    birthDate,
                    cpr == null ? null : CprNumber.parse(cpr),
                    level,
                    authTime,
                    matchToken);
        }
    }
}
