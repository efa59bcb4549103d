package dk.ramme.keyring;

import static java.util.stream.Collectors.joining;

import dk.ramme.means.IdentificationMeans;
import dk.ramme.means.MeansConverter;
import dk.ramme.organisation.LoginPolicy;
import dk.ramme.people.Hindrance;
import dk.ramme.people.LockedUsers;
import dk.ramme.people.LoginMeans;
import dk.ramme.people.User;
import dk.ramme.people.need.WaysIn;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What users may log in with, changed for many at once as {@link User#offer} changes it for one. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class LoginWays {

    private static final MeansConverter MEANS = new MeansConverter();

    private static final String HINDRANCE = """
            case when u.state not in ('ACTIVE', 'AWAITING_ACTIVATION') then 'NOT_OPEN'
                 when cast(:private as boolean) is not null and u.origin = 'APPOINTED' then 'APPOINTED'
                 when not :offered then 'NOT_OFFERED'
                 when not (u.origin = 'APPOINTED'
                     or coalesce(cast(:private as boolean), u.private_mitid_offered) and :privateNow
                     or string_to_array(%1$s, ' ') && cast(:offeredNow as text[])) then 'NOTHING_LEFT'
                 when u.separate_means = %1$s
                     and coalesce(cast(:private as boolean), u.private_mitid_offered) = u.private_mitid_offered then 'AS_IT_IS'
                 when u.state = 'ACTIVE' and %2$s and not (u.origin = 'APPOINTED'
                     or coalesce(cast(:private as boolean), true) and u.consented_at is not null and :privateNow
                     or array(select unnest(string_to_array(u.means_in_use, ' '))
                         intersect select unnest(string_to_array(%1$s, ' '))) && cast(:offeredNow as text[])) then 'SHUT_OUT' end
            """;

    private final LockedUsers locked;

    LoginWays(LockedUsers locked) {
        this.locked = locked;
    }

    /** What stands in the way of changing it so under this policy. */
    public static Hindrance toChange(Change change, LoginPolicy policy) {
        var parameters = new HashMap<String, @Nullable Object>(WaysIn.parameters("Now", policy));
        parameters.put("private", change.privateMitId());
        parameters.put("offered", change.isOfferedBy(policy));
        return new Hindrance(HINDRANCE.formatted(change.separateMeans(), WaysIn.sql("Now")), parameters);
    }

    /** Changes it for these users, who are locked and no entities of the transaction. @return what each has now */
    public List<Chosen> change(Collection<UUID> users, Change change) {
        return locked.offer(users, change.privateMitId(), change.separateMeans()).stream()
                .map(Chosen::of)
                .toList();
    }

    /**
     * What is to be otherwise than before.
     *
     * @param privateMitId whether private MitID is offered from now on; null: as before
     * @param given separate means they have from now on
     * @param taken separate means they have no more
     */
    public record Change(
            @Nullable Boolean privateMitId, Set<IdentificationMeans> given, Set<IdentificationMeans> taken) {

        public Change {
            given = Set.copyOf(given);
            taken = Set.copyOf(taken);
        }

        /** The separate means afterwards, as SQL over {@code u}: the column holds one of few texts. */
        String separateMeans() {
            return MeansConverter.sets().stream()
                    .map(before -> "when '" + text(before) + "' then '" + text(after(before)) + "'")
                    .collect(joining(" ", "case u.separate_means ", " end"));
        }

        private Set<IdentificationMeans> after(Set<IdentificationMeans> before) {
            var after = EnumSet.noneOf(IdentificationMeans.class);
            after.addAll(before);
            after.removeAll(taken);
            after.addAll(given);
            return after;
        }

        private static String text(Set<IdentificationMeans> means) {
            return MEANS.convertToDatabaseColumn(means);
        }

        public List<LoginMeans> gives() {
            return LoginMeans.of(Boolean.TRUE.equals(privateMitId), given);
        }

        public List<LoginMeans> takes() {
            return LoginMeans.of(Boolean.FALSE.equals(privateMitId), taken);
        }

        boolean isOfferedBy(LoginPolicy policy) {
            return given.stream().allMatch(policy::offers) && (privateMitId == null || policy.privateMitId());
        }
    }

    /** What a user may log in with now. */
    public record Chosen(
            UUID user,
            boolean active,
            boolean appointed,
            boolean privateMitId,
            Set<IdentificationMeans> separateMeans) {

        static Chosen of(LockedUsers.Offered one) {
            return new Chosen(
                    one.id(),
                    one.active(),
                    one.appointed(),
                    one.privateMitidOffered(),
                    MEANS.convertToEntityAttribute(one.separateMeans()));
        }

        public List<LoginMeans> open(LoginPolicy policy) {
            return LoginMeans.open(appointed, privateMitId, separateMeans, policy);
        }

        /** For the trail. */
        public Map<String, Object> told() {
            return Map.of(
                    "privateMitId",
                    privateMitId,
                    "separateMeans",
                    separateMeans.stream().sorted().toList());
        }
    }
}
