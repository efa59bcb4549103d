package dk.ramme.people;

import dk.ramme.people.Users.UnknownUser;
import dk.ramme.tenancy.Tenancy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Users whose rows are locked and changed by statements, many or one in the same way: none of them is an entity of the transaction.
 * Whoever locks many does it in the order of their ids.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class LockedUsers {

    /** One user by their id, by hand: the reason is SQL, the same for one as for many, and the row is changed by statements afterwards. */
    private static final String HINDERED = """
            with chosen as (select cast(:user as uuid) as user_id)
            select u.id, %s as reason from organisation_user u
            where u.organisation_id = :organisation and u.id = :user
            for no key update of u
            """;

    private static final String UNHINDERED = """
            with chosen as (select user_id from unnest(cast(:users as uuid[])) as user_id)
            select u.id from organisation_user u
            where u.organisation_id = :organisation and u.id in (select c.user_id from chosen c) and (%s) is null
            """;

    private static final String HOLD = """
            select u.id from organisation_user u where u.organisation_id = :organisation and u.id = any(:users)
            order by u.id for no key update
            """;

    private static final String END = """
            update organisation_user u set ends_on = given.day, version = version + 1
            from (select id, cast(day as date) as day from unnest(:users, :days) as typed (id, day)) given
            where u.organisation_id = :organisation and u.id = given.id and u.state <> 'DELETED'
                and u.ends_on is distinct from given.day
            returning u.id
            """;

    private static final String DESCRIBE = """
            update organisation_user u set telephone = given.telephone, production_unit = given.production_unit,
                se_number = given.se_number, pseudonym = given.pseudonym, version = version + 1
            from unnest(:users, :telephones, :units, :numbers, :pseudonyms)
                as given (id, telephone, production_unit, se_number, pseudonym)
            where u.organisation_id = :organisation and u.id = given.id and u.state <> 'DELETED'
                and (u.telephone, u.production_unit, u.se_number, u.pseudonym)
                    is distinct from (given.telephone, given.production_unit, given.se_number, given.pseudonym)
            returning u.id
            """;

    private static final String OFFER = """
            update organisation_user u set separate_means = %s,
                private_mitid_offered = coalesce(cast(:private as boolean), u.private_mitid_offered),
                consented_at = case when cast(:private as boolean) is false then null else u.consented_at end,
                consent_text = case when cast(:private as boolean) is false then null else u.consent_text end,
                consent_declined_at = case when cast(:private as boolean) is false then null else u.consent_declined_at end,
                consent_withdrawn_at = case when cast(:private as boolean) is false then null else u.consent_withdrawn_at end,
                version = version + 1
            where u.organisation_id = :organisation and u.id = any(:users) and u.state in ('AWAITING_ACTIVATION', 'ACTIVE')
            returning u.id, u.state = 'ACTIVE' as active, u.origin = 'APPOINTED' as appointed,
                u.private_mitid_offered, u.separate_means
            """;

    private static final String RECOUNT_TWINS = """
            update organisation_user u set twin = not u.twin
            from (select one.id, shared.cpr_index is not null and exists (select from organisation_user o
                    where o.organisation_id = :organisation and o.cpr_index = one.cpr_index and o.id <> one.id
                        and o.state <> 'DELETED' and o.name_ends = one.name_ends)
                    and stands_twice(:organisation, one.id, shared.cpr_index, one.name_ends) as twin
                from organisation_user one left join (select cpr_index from organisation_user
                    where organisation_id = :organisation and cpr_index is not null and state <> 'DELETED'
                    group by cpr_index having count(*) > 1) shared
                    on shared.cpr_index = one.cpr_index and one.state <> 'DELETED'
                where one.organisation_id = :organisation) counted
            where u.organisation_id = :organisation and u.id = counted.id and u.twin <> counted.twin
            """;

    private final JdbcClient jdbc;

    LockedUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Locks the user and asks what stands in the way of doing something to them.
     *
     * @return the code of the reason, if anything does
     * @throws UnknownUser when the organisation has no such user
     */
    public Optional<String> lock(UUID user, Hindrance hindrance) {
        return Optional.ofNullable(of(HINDERED.formatted(hindrance.reason()))
                .params(hindrance.parameters())
                .param("user", user)
                .query((row, number) -> Optional.ofNullable(row.getString("reason")))
                .optional()
                .orElseThrow(UnknownUser::new)
                .orElse(null));
    }

    /** Those of the users, who are locked already, in whose way nothing stands. */
    public List<UUID> unhindered(Collection<UUID> users, Hindrance hindrance) {
        return about(UNHINDERED.formatted(hindrance.reason()), users)
                .params(hindrance.parameters())
                .query(UUID.class)
                .list();
    }

    /** Nobody else changes them until the transaction ends. @return those the organisation has */
    public List<UUID> hold(Collection<UUID> users) {
        return about(HOLD, users).query(UUID.class).list();
    }

    /** Locks the next of all who are not deleted. @param after whoever was last */
    public List<UUID> holdNext(UUID after, int most) {
        return of("select id from organisation_user where organisation_id = :organisation and id > :after"
                        + " and state <> 'DELETED' order by id limit :most for no key update")
                .param("after", after)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Sets the last day of each, or takes it away. @return those who had another */
    List<UUID> end(Map<UUID, Optional<LocalDate>> days) {
        var users = List.copyOf(days.keySet());
        return about(END, users)
                .param(
                        "days",
                        each(users, days, day -> day.map(LocalDate::toString).orElse(null)))
                .query(UUID.class)
                .list();
    }

    /** Notes what is known of each from now on. @return those of whom something else was */
    List<UUID> describe(Map<UUID, Particulars> particulars) {
        var users = List.copyOf(particulars.keySet());
        return about(DESCRIBE, users)
                .param("telephones", each(users, particulars, Particulars::telephone))
                .param("units", each(users, particulars, Particulars::productionUnit))
                .param("numbers", each(users, particulars, Particulars::seNumber))
                .param("pseudonyms", each(users, particulars, Particulars::pseudonym))
                .query(UUID.class)
                .list();
    }

    /**
     * Offers them something else to log in with, as {@link User#offer} offers it to one.
     *
     * @param privateMitId whether private MitID is; null: as before
     * @param separateMeans those they have afterwards, as SQL over {@code u}
     * @return what each has now
     */
    public List<Offered> offer(Collection<UUID> users, @Nullable Boolean privateMitId, String separateMeans) {
        return about(OFFER.formatted(separateMeans), users)
                .param("private", privateMitId)
                .query(Offered.class)
                .list();
    }

    /** Puts right who is marked as standing twice. */
    public void recountTwins() {
        of(RECOUNT_TWINS).update();
    }

    private static <T> @Nullable String[] each(List<UUID> users, Map<UUID, T> of, Function<T, @Nullable String> what) {
        return users.stream()
                .map(user -> what.apply(Objects.requireNonNull(of.get(user))))
                .toArray(String[]::new);
    }

    private JdbcClient.StatementSpec about(String sql, Collection<UUID> users) {
        return of(sql).param("users", users.toArray(UUID[]::new));
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql).param("organisation", Tenancy.organisation());
    }

    /** What a user may log in with; the separate means as they are kept. */
    public record Offered(
            UUID id, boolean active, boolean appointed, boolean privateMitidOffered, String separateMeans) {}
}
