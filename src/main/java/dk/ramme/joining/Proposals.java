package dk.ramme.joining;

import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.people.SealedCpr;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down whom someone wants to appoint; nobody is told yet. The caller holds the lock of the organisation. Whoever is
 * refused has changed nothing, so a caller may go on.
 */
@Component
@Transactional(
        propagation = Propagation.MANDATORY,
        noRollbackFor = {AlreadyAppointed.class, TooManyAppointed.class})
class Proposals {

    /** So that nobody uses an invitation to send mail by the thousand. */
    static final int MOST = 20;

    private static final Locale DANISH = Locale.forLanguageTag("da");

    private final Appointments appointments;
    private final CprVault vault;
    private final AuditTrail audit;
    private final Clock clock;

    Proposals(Appointments appointments, CprVault vault, AuditTrail audit, Clock clock) {
        this.appointments = appointments;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param caseId the case of joining it belongs to; none in the set-up
     * @param beside those among whom the person may not stand already
     */
    Appointment write(UUID organisation, @Nullable UUID caseId, Appointee who, List<Appointment> beside) {
        if (beside.stream().anyMatch(other -> isSame(other, who))) {
            throw new AlreadyAppointed();
        }
        if (beside.size() >= MOST) {
            throw new TooManyAppointed();
        }
        var id = UUID.randomUUID();
        var written = appointments.save(
                new Appointment(id, organisation, caseId, who, sealed(organisation, id, who), clock.instant()));
        audit.record("ADMINISTRATOR_PROPOSED", "appointment", id, Map.of("name", written.name()));
        return written;
    }

    private @Nullable SealedCpr sealed(UUID organisation, UUID id, Appointee who) {
        if (who.cpr() == null) {
            return null;
        }
        var index = vault.index(who.cpr(), organisation);
        return new SealedCpr(vault.seal(who.cpr(), place(organisation, id)), index.value(), index.keyVersion());
    }

    /** Where the number of an appointed person is kept. */
    static SealContext place(UUID organisation, UUID appointment) {
        return new SealContext("appointment", "cpr_sealed", organisation, appointment);
    }

    private boolean isSame(Appointment written, Appointee who) {
        var sameLogin = who.login() != null
                && written.expectedLogin().filter(who.login()::equals).isPresent();
        var cpr = who.cpr();
        return sameLogin || cpr != null && hasCpr(written, cpr) && isLike(written, who.name().value()) || isNamesake(written, who);
    }

    /** Whether both are about one person. */
    boolean isSame(Appointment one, Appointment other) {
        var sameLogin = one.expectedLogin().isPresent() && one.expectedLogin().equals(other.expectedLogin());
        var index = one.cpr().map(SealedCpr::index).orElse(null);
        var sameCpr = index != null
                && other.cpr()
                        .filter(kept -> Arrays.equals(kept.index(), index))
                        .isPresent();
        return sameLogin
                || sameCpr && isLike(one, other.name())
                || one.birthDate().equals(other.birthDate()) && isSameName(one.name(), other.name());
    }

    private boolean hasCpr(Appointment written, CprNumber cpr) {
        return written.cpr()
                .filter(kept -> vault.indexes(cpr, written.organisationId()).stream()
                        .anyMatch(index -> Arrays.equals(kept.index(), index.value())))
                .isPresent();
    }

    /** Under another name the number is not known to be anybody's (U8). */
    private static boolean isLike(Appointment written, String name) {
        return PersonName.isValid(written.name())
                && PersonName.isValid(name)
                && PersonName.parse(written.name()).isLike(PersonName.parse(name));
    }

    private static boolean isNamesake(Appointment written, Appointee who) {
        return written.birthDate().equals(who.birthDate())
                && isSameName(written.name(), who.name().value());
    }

    /** Names in one organisation's own list: large and small letters do not tell two people apart. */
    private static boolean isSameName(String one, String other) {
        return one.toLowerCase(DANISH).equals(other.toLowerCase(DANISH));
    }
}
