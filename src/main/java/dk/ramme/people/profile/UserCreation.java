package dk.ramme.people.profile;

import dk.ramme.audit.AuditTrail;
import dk.ramme.people.ActingAdministrator;
import dk.ramme.people.Contact;
import dk.ramme.people.Enrolment;
import dk.ramme.people.PersonsToldApart;
import dk.ramme.people.Role;
import dk.ramme.people.SealedCpr;
import dk.ramme.people.User;
import dk.ramme.people.Users;
import dk.ramme.people.cpr.CprTries;
import dk.ramme.people.cpr.CprTries.TooManyNumbers;
import dk.ramme.people.cpr.ProvedNumbers;
import dk.ramme.people.profile.AlreadyAUser.PossibleDuplicate;
import dk.ramme.vault.CprVault;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates a user, one person once, as far as can be told: the organisation is locked while it is looked. */
@Service
public class UserCreation {

    private final ActingAdministrator acting;
    private final KnownPersons known;
    private final CprTries tries;
    private final ProvedNumbers numbers;
    private final Users users;
    private final PersonsToldApart apart;
    private final CprVault vault;
    private final AuditTrail audit;
    private final Clock clock;

    UserCreation(
            ActingAdministrator acting,
            KnownPersons known,
            CprTries tries,
            ProvedNumbers numbers,
            Users users,
            PersonsToldApart apart,
            CprVault vault,
            AuditTrail audit,
            Clock clock) {
        this.acting = acting;
        this.known = known;
        this.tries = tries;
        this.numbers = numbers;
        this.users = users;
        this.apart = apart;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param sure somebody has said that it is another person than those of the same name and birth date, which is remembered
     * @return the new user, who is deactivated
     * @throws AlreadyAUser when the CPR number is a user's whose name fits; under another name both have it, until one of them
     *     proves whose it is (U8)
     * @throws PossibleDuplicate when the birth date is a user's whose name fits, unless {@code sure}
     * @throws TooManyNumbers when more were written today than anybody needs to
     */
    @Transactional(noRollbackFor = {AlreadyAUser.class, TooManyNumbers.class})
    public UUID create(NewPerson who, boolean sure) {
        var by = acting.require(Role.USER_ADMINISTRATOR);
        if (who.cpr() != null) {
            tries.count(by, who.cpr(), who.name());
        }
        return createIn(by.organisation().id(), who, sure);
    }

    /**
     * The same with somebody who has proved with MitID who they are: others who have their number are doubtful from now on.
     *
     * @throws AlreadyAUser as above
     * @throws PossibleDuplicate as above
     */
    @Transactional
    public UUID createProved(NewPerson who, boolean sure) {
        var organisation =
                acting.require(Role.USER_ADMINISTRATOR).organisation().id();
        var id = createIn(organisation, who, sure);
        if (who.cpr() != null) {
            numbers.doubtOthers(who.cpr(), id, who.name());
        }
        return id;
    }

    private UUID createIn(UUID organisation, NewPerson who, boolean sure) {
        if (who.cpr() != null) {
            known.requireUnknown(who.cpr(), who.name(), null);
        }
        var namesakes = known.namesakes(who.name(), who.birthDate());
        if (!sure && !namesakes.isEmpty()) {
            throw new PossibleDuplicate(namesakes.get(0));
        }
        var id = UUID.randomUUID();
        var cpr = who.cpr() == null ? null : SealedCpr.seal(vault, who.cpr(), organisation, id);
        var contact = new Contact(who.name().value(), who.email().value(), who.language());
        users.saveAndFlush(
                new User(id, organisation, contact, cpr, who.birthDate(), Enrolment.created(clock.instant())));
        namesakes.forEach(other -> apart.say(organisation, id, other.id(), clock.instant()));
        audit.record("USER_CREATED", "user", id, Map.of("knownByCpr", cpr != null));
        return id;
    }
}
