package dk.ramme.people;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** Why a user needs a look. */
public enum Attention {
    /** Any of the others. */
    ANY(""),
    NO_EMAIL("u.email is null"),
    LINK_EXPIRES_SOON("u.state = 'AWAITING_ACTIVATION' and u.id in (" + Attention.LINK
            + " and l.expires_at > :now and l.expires_at <= :soon)"),
    LINK_EXPIRED("u.state = 'AWAITING_ACTIVATION' and u.id in (" + Attention.LINK + " and l.expires_at <= :now)"),
    /** One person twice: another user has the same CPR number. */
    DUPLICATE("u.cpr_index in (select o.cpr_index from organisation_user o where o.organisation_id = :organisation"
            + " and o.cpr_index is not null and o.state <> 'DELETED' group by o.cpr_index having count(*) > 1)"),
    /** Active, and no way in: private MitID is not agreed to or not allowed, and no separate means is offered. */
    NO_MEANS("u.state = 'ACTIVE' and u.origin <> 'APPOINTED' and not (u.consented_at is not null and :privateAllowed)"
            + " and not string_to_array(u.separate_means, ' ') && string_to_array(:meansOffered, ' ')");

    private static final String LINK = "select l.subject_id from link l where l.organisation_id = :organisation"
            + " and l.purpose = 'ACTIVATION' and l.used_at is null and l.revoked_at is null";

    private final String condition;

    Attention(String condition) {
        this.condition = condition;
    }

    /** The same of one user: cheap for the few of a page, where {@link #condition} is for a whole list. */
    static final String OF_ONE = """
            case when u.email is null then 'NO_EMAIL'
                when u.state = 'AWAITING_ACTIVATION' and link.expires_at <= :now then 'LINK_EXPIRED'
                when u.state = 'AWAITING_ACTIVATION' and link.expires_at <= :soon then 'LINK_EXPIRES_SOON'
                when exists (select from organisation_user o where o.organisation_id = u.organisation_id
                    and o.cpr_index = u.cpr_index and o.id <> u.id and o.state <> 'DELETED') then 'DUPLICATE'
                when """ + NO_MEANS.condition() + " then 'NO_MEANS' end as attention";

    /** Over {@code organisation_user u}, with what {@link UserFilters} gives. */
    String condition() {
        return this != ANY
                ? "(" + condition + ")"
                : Arrays.stream(values())
                        .filter(reason -> reason != ANY)
                        .map(Attention::condition)
                        .collect(joining(" or ", "(", ")"));
    }
}
