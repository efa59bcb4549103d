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

    /**
     * For each user how many others fit, less those they were told apart from: counted by group, since of a file in which all are
     * called alike there would be more pairs than can be looked at.
     */
    private static final String RECOUNT = """
            with named as (
                select id, name_ends, birth_date, lower(email) as email, cpr_index is not null as numbered,
                    birth_date is not null as born
                from organisation_user where organisation_id = :organisation and state <> 'DELETED'),
            by_birth as (
                select id, case when numbered then count(*) filter (where not numbered) over fits
                    else count(*) over fits - 1 end as others
                from named where born window fits as (partition by name_ends, birth_date)),
            by_email as (
                select id, case when numbered and born then count(*) filter (where not numbered and not born) over fits
                    when numbered then count(*) filter (where not numbered) over fits
                    when born then count(*) filter (where not born) over fits
                    else count(*) over fits - 1 end as others
                from named where email is not null window fits as (partition by name_ends, email)),
            apart as (
                select u.id, u.birth_date = o.birth_date as by_birth, u.email = o.email and not (u.born and o.born) as by_email
                from (select one_id as id, other_id as other from told_apart where organisation_id = :organisation
                    union all select other_id, one_id from told_apart where organisation_id = :organisation) t
                join named u on u.id = t.id join named o on o.id = t.other
                where u.name_ends = o.name_ends and not (u.numbered and o.numbered)),
            alike as (
                select b.id from by_birth b
                where b.others > 0 and b.others > (select count(*) from apart a where a.id = b.id and a.by_birth)
                union
                select m.id from by_email m
                where m.others > 0 and m.others > (select count(*) from apart a where a.id = m.id and a.by_email))
            update organisation_user u set alike = not u.alike
            where u.organisation_id = :organisation and u.alike <> (u.id in (select a.id from alike a))
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
