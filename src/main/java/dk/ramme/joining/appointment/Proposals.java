package dk.ramme.joining.appointment;

import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.PersonName;
import dk.ramme.people.SealedCpr;
import dk.ramme.vault.CprVault;
import dk.ramme.vault.SealContext;
import java.time.Clock;
import java.util.List;
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
        noRollbackFor = {Proposals.AlreadyAppointed.class, Proposals.TooManyAppointed.class})
public class Proposals {

    /** So that nobody uses an invitation to send mail by the thousand. */
    static final int MOST = 20;

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
    public Appointment write(UUID organisation, @Nullable UUID caseId, Appointee who, List<Appointment> beside) {
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

    /** By login, or by name and birth date: whose a CPR number is that somebody wrote is not told (U8). */
    private static boolean isSame(Appointment written, Appointee who) {
        var sameLogin = who.login() != null
                && written.expectedLogin().filter(who.login()::equals).isPresent();
        return sameLogin
                || written.birthDate().equals(who.birthDate())
                        && isLike(written, who.name().value());
    }

    /** Whether both are about one person. */
    public static boolean isSame(Appointment one, Appointment other) {
        var sameLogin = one.expectedLogin().isPresent() && one.expectedLogin().equals(other.expectedLogin());
        return sameLogin || one.birthDate().equals(other.birthDate()) && isLike(one, other.name());
    }

    private static boolean isLike(Appointment written, String name) {
        return PersonName.kept(written.name())
                .flatMap(one -> PersonName.kept(name).filter(one::isLike))
                .isPresent();
    }

    /** The person has been proposed or invited already. */
    public static class AlreadyAppointed extends RuntimeException {

        AlreadyAppointed() {
            super("the person has been appointed already");
        }
    }

    /** So many people await their invitation that no more may be added. */
    public static class TooManyAppointed extends RuntimeException {

        TooManyAppointed() {
            super("too many appointments are open");
        }
    }
}
