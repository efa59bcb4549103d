package dk.ramme.people.cpr;

import dk.ramme.identifier.CprNumber;
import dk.ramme.identifier.PersonName;
import dk.ramme.people.ActingAdministrator.Acting;
import dk.ramme.people.cpr.CprHolders.Compared;
import dk.ramme.people.cpr.CprHolders.Written;
import dk.ramme.ration.RateLimit;
import dk.ramme.ration.RateLimits;
import dk.ramme.ration.RateLimits.Take;
import dk.ramme.tenancy.Tenancy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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

    /**
     * Different numbers, none of them the user's, that are compared with that of one user over months, each week no more than is
     * a mistake: nobody is refused for them, but who needs more is told of.
     */
    static final RateLimit SLOWLY_OF_ONE_USER = new RateLimit("cpr-slowly-of-one-user", 8, Duration.ofDays(90));

    private static final RateLimit SLOWLY_TOLD = new RateLimit("cpr-slowly-told", 1, SLOWLY_OF_ONE_USER.lasts());

    /** That there is room for none more of a user stands on the trail once for each, and is told once an hour. */
    private static final RateLimit NOTED = new RateLimit("cpr-used-up-noted", 1, Duration.ofDays(7));

    private static final RateLimit TOLD = new RateLimit("cpr-used-up-told", 1, Duration.ofHours(1));

    private static final String FORM = "FORM";
    private static final String FILE = "FILE";

    /** The same number of the same person again, after another mistake say, tells nothing new. */
    private static final RateLimit ONCE = new RateLimit("cpr-once", 1, Duration.ofDays(1));

    private final RateLimits rations;
    private final CprHolders holders;
    private final CprAlert alert;

    CprTries(RateLimits rations, CprHolders holders, CprAlert alert) {
        this.rations = rations;
        this.holders = holders;
        this.alert = alert;
    }

    /**
     * Somebody has written a number beside a name. What is counted stays counted unless the transaction is rolled back.
     *
     * @throws TooManyNumbers when it is one too many; that stands on the trail and is told
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = TooManyNumbers.class)
    public void count(Acting by, CprNumber cpr, PersonName name) {
        var organisation = Tenancy.organisation() + " ";
        rations.mark();
        var again = rations.takeWithin(ONCE, organisation + cpr.value() + " " + name.ends())
                .isPresent();
        var compared = again ? List.<Compared>of() : holders.compared(List.of(new Written(0, cpr, name)));
        if (!again
                && (rations.takeWithin(TYPED, organisation + by.id()).isPresent()
                        || rations.takeWithin(OF_ONE_DATE, organisation + cpr.birthDate())
                                .isPresent()
                        || isOneTooManyOfAUser(compared))) {
            // refused, it is no number that was looked at: tried again it is refused again
            rations.giveBack();
            alert.refused(FORM, by.name());
            throw new TooManyNumbers();
        }
        if (!again && isUsedUp(by, cpr, compared)) {
            alert.usedUp(FORM, by.name(), rations.takeWithin(TOLD, organisation).isEmpty());
        }
        // with the transaction: what is not told for its sake is told the next time
        if (isNewsOverMonths(
                takes(compared), user -> rations.takeWithin(SLOWLY_TOLD, user).isEmpty())) {
            alert.slowly(FORM, by.name());
        }
    }

    private boolean isOneTooManyOfAUser(List<Compared> compared) {
        return users(compared).stream()
                .anyMatch(user -> rations.takeWithin(OF_ONE_USER, user).isPresent());
    }

    /** Whom the number is compared with, in an order that two who write at once share. */
    private static List<String> users(List<Compared> compared) {
        return compared.stream().map(one -> whose(one.user())).sorted().toList();
    }

    private static List<Take> takes(List<Compared> compared) {
        return compared.stream()
                .map(one -> new Take(whose(one.user()), one.cpr().value(), !one.theirs()))
                .toList();
    }

    /** Whether more wrong numbers than anybody needs to write were compared with one of the users over months, for the first time. */
    private boolean isNewsOverMonths(List<Take> takes, Predicate<String> isUntold) {
        var wrong = takes.stream().filter(Take::costs).toList();
        return !wrong.isEmpty()
                && rations.takeEach(SLOWLY_OF_ONE_USER, wrong).stream()
                                .map(place -> wrong.get(place).whose())
                                .distinct()
                                .filter(isUntold)
                                .count()
                        > 0;
    }

    /** Whether this number, right or wrong, was the last there was room for: it is told while there is still nothing to refuse. */
    private boolean isUsedUp(Acting by, CprNumber cpr, List<Compared> compared) {
        var organisation = Tenancy.organisation() + " ";
        return isUsedUp(TYPED, List.of(organisation + by.id()))
                || isUsedUp(OF_ONE_DATE, List.of(organisation + cpr.birthDate()))
                || isUsedUp(OF_ONE_USER, users(compared));
    }

    private boolean isUsedUp(RateLimit ration, List<String> whose) {
        var looks = whose.stream().map(one -> new Take(one, "", false)).toList();
        return !rations.lookForEach(ration, looks).isEmpty();
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
        var takes = takes(compared);
        var refused = takes.stream().anyMatch(Take::costs)
                ? rations.takeEach(OF_ONE_USER, takes)
                : rations.lookForEach(OF_ONE_USER, takes);
        if (refused.isEmpty() && takes.stream().anyMatch(Take::costs) && isNews(usersOf(takes))) {
            alert.usedUpAtOnce(FILE, rations.take(TOLD, Tenancy.organisation() + " "));
        }
        if (isNewsOverMonths(takes, user -> rations.take(SLOWLY_TOLD, user))) alert.slowlyAtOnce(FILE);
        return refused.stream().map(place -> compared.get(place).line()).collect(Collectors.toSet());
    }

    /** Whether there is room for none more of one of these since a while ago: a file is read again and again. */
    private boolean isNews(List<String> users) {
        var looks = users.stream().map(one -> new Take(one, "", false)).toList();
        return rations.lookForEach(OF_ONE_USER, looks).stream()
                        .map(users::get)
                        .filter(user -> rations.take(NOTED, user))
                        .count()
                > 0;
    }

    private static List<String> usersOf(List<Take> takes) {
        return takes.stream().map(Take::whose).distinct().toList();
    }

    /** A file that would find numbers out by trying was refused, or rows of it. It is noted at once, whatever becomes of the reading. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refusedFile(String byName) {
        alert.refused(FILE, byName);
    }

    /** More CPR numbers have been written today than anybody needs to. */
    public static class TooManyNumbers extends RuntimeException {

        TooManyNumbers() {
            super("too many CPR numbers were written today");
        }
    }
}
