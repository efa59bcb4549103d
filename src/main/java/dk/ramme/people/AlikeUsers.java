package dk.ramme.people;

import dk.ramme.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Users who may be one person (issue 17): their names fit, and their birth dates, or their addresses where not both birth dates are
 * known; and not both have a CPR number, which would tell. Looked for among all of an organisation at once.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class AlikeUsers {

    private static final String RECOUNT = """
            with named as (
                select id, name_ends, birth_date, lower(email) as email, cpr_index is not null as numbered
                from organisation_user where organisation_id = :organisation and state <> 'DELETED'),
            pairs as (
                select u.id as one_id, o.id as other_id from named u
                    join named o on o.name_ends = u.name_ends and o.birth_date = u.birth_date and u.id < o.id
                where not (u.numbered and o.numbered)
                union
                select u.id, o.id from named u
                    join named o on o.name_ends = u.name_ends and o.email = u.email and u.id < o.id
                where not (u.numbered and o.numbered) and (u.birth_date is null or o.birth_date is null)),
            undecided as (
                select p.one_id, p.other_id from pairs p where not exists (select from told_apart t
                    where t.organisation_id = :organisation and t.one_id = p.one_id and t.other_id = p.other_id)),
            alike as (select one_id as id from undecided union select other_id from undecided)
            update organisation_user u set alike = not u.alike
            from (select a.id, b.id is not null as alike from organisation_user a left join alike b on b.id = a.id
                where a.organisation_id = :organisation) counted
            where u.organisation_id = :organisation and u.id = counted.id and u.alike <> counted.alike
            """;

    private final JdbcClient jdbc;

    AlikeUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts right who is marked as somebody who may stand twice. */
    public void recount() {
        jdbc.sql(RECOUNT).param("organisation", Tenancy.organisation()).update();
    }
}
