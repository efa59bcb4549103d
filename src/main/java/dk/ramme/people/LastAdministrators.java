package dk.ramme.people;

/**
 * That nobody would be organisation administrator any more, as a condition on a user {@code u} in a statement that has a table
 * {@code chosen (user_id)}, as what a {@link Hindrance} is set in. Of several chosen together the last one, in the order of their
 * ids, has to stay; so does whoever does it, {@code :by}.
 */
public final class LastAdministrators {

    public static final String SQL = """
            (u.state = 'ACTIVE'
              and u.id in (select r.user_id from user_role r
                where r.organisation_id = :organisation and r.role = 'ORGANISATION_ADMINISTRATOR')
              and not exists (select from user_role r join organisation_user o
                    on o.organisation_id = r.organisation_id and o.id = r.user_id
                where r.organisation_id = :organisation and r.role = 'ORGANISATION_ADMINISTRATOR'
                  and o.state = 'ACTIVE' and o.identified_at is not null and o.id <> u.id
                  and (o.id = :by or o.id > u.id or not exists (select from chosen c where c.user_id = o.id))))
            """;

    private LastAdministrators() {}
}
