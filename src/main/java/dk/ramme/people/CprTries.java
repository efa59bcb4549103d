package dk.ramme.people;

import dk.ramme.audit.AuditTrail;
import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.people.ActingAdministrator.Acting;
import dk.ramme.people.CprHolders.Compared;
import dk.ramme.people.CprHolders.Written;
import dk.ramme.ration.RateLimit;
import dk.ramme.ration.RateLimits;
import dk.ramme.ration.RateLimits.Take;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the CPR numbers that administrators write, so that nobody finds one out by trying many (U8). */
@Service
public class CprTries {

    /** Nobody writes more people in a day by hand, for whom there are files. */
    static final RateLimit TYPED = new RateLimit("cpr-typed", 200, Duration.ofDays(1));

    /** Hardly two whom an organisation writes in a day are born the same day; the others are mistakes, put right. */
    static final RateLimit OF_ONE_DATE = new RateLimit("cpr-of-one-date", 5, Duration.ofDays(1));

    /**
     * Numbers compared with the one of a user whom the name or the RID number beside them fits, on forms and in files: a person
     * has one, and it is written wrongly once or twice. A list of a region's people has one for each.
     */
    static final RateLimit OF_ONE_USER = new RateLimit("cpr-of-one-user", 5, Duration.ofDays(7));

    /** The same number of the same person again, after another mistake say, tells nothing new. */
    private static final RateLimit ONCE = new RateLimit("cpr-once", 1, Duration.ofDays(1));

    private static final Logger log = LoggerFactory.getLogger(CprTries.class);

    private final RateLimits rations;
    private final CprHolders holders;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    CprTries(RateLimits rations, CprHolders holders, AuditTrail trail, ApplicationEventPublisher events) {
        this.rations = rations;
        this.holders = holders;
        this.trail = trail;
        this.events = events;
    }

    /**
     * Somebody has written a number beside a name. What is counted stays counted unless the transaction is rolled back.
     *
     * @throws TooManyNumbers when it is one too many; that stands on the trail and is told
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = TooManyNumbers.class)
    void count(Acting by, CprNumber cpr, PersonName name) {
        var organisation = Tenancy.organisation() + " ";
        rations.mark();
        var again = rations.takeWithin(ONCE, organisation + cpr.value() + " " + name.ends())
                .isPresent();
        if (!again
                && (rations.takeWithin(TYPED, organisation + by.id()).isPresent()
                        || rations.takeWithin(OF_ONE_DATE, organisation + cpr.birthDate())
                                .isPresent()
                        || isOneTooManyOfAUser(cpr, name))) {
            // refused, it is no number that was looked at: tried again it is refused again
            rations.giveBack();
            tell("FORM", by.name());
            throw new TooManyNumbers();
        }
    }

    private boolean isOneTooManyOfAUser(CprNumber cpr, PersonName name) {
        return holders.compared(List.of(new Written(0, cpr, name))).stream()
                .map(one -> whose(one.user()))
                .sorted()
                .anyMatch(user -> rations.takeWithin(OF_ONE_USER, user).isPresent());
    }

    private static String whose(UUID user) {
        return Tenancy.organisation() + " " + user;
    }

    /**
     * Counts the numbers of a file that are not those of the users they were compared with.
     *
     * @return lines of which nothing may be told, right or wrong: too many numbers were compared with a user's
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Integer> tooMany(List<Compared> compared) {
        if (compared.isEmpty()) return Set.of();
        var takes = compared.stream()
                .map(one -> new Take(whose(one.user()), one.cpr().value(), !one.theirs()))
                .toList();
        var refused = takes.stream().anyMatch(Take::costs)
                ? rations.takeEach(OF_ONE_USER, takes)
                : rations.lookForEach(OF_ONE_USER, takes);
        return refused.stream().map(place -> compared.get(place).line()).collect(Collectors.toSet());
    }

    /** A file that would find numbers out by trying was refused, or rows of it. It is noted at once, whatever becomes of the reading. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refusedFile(String byName) {
        tell("FILE", byName);
    }

    private void tell(String where, String byName) {
        var organisation = Tenancy.organisation();
        trail.record("CPR_NUMBERS_TRIED", "organisation", organisation, Map.of("where", where));
        log.error("ALARM: in organisation {} many CPR numbers are tried ({}); see its trail", organisation, where);
        events.publishEvent(new NumbersTried(organisation, byName));
    }

    /** Somebody has written more CPR numbers than anybody needs to, and was refused. */
    public record NumbersTried(UUID organisationId, String byName) {}

    /** More CPR numbers have been written today than anybody needs to. */
    public static class TooManyNumbers extends RuntimeException {

        TooManyNumbers() {
            super("too many CPR numbers were written today");
        }
    }
}
