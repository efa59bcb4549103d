package dk.ramme.people;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** Why a user needs a look. */
public enum Attention {
    /** Any of the others. */
    ANY(""),
    NO_EMAIL("u.email is null"),
    LINK_EXPIRES_SOON("u.state = 'AWAITING_ACTIVATION' and exists (" + Attention.LINK
            + " and l.expires_at > :now and l.expires_at <= :soon)"),
    LINK_EXPIRED("u.state = 'AWAITING_ACTIVATION' and exists (" + Attention.LINK + " and l.expires_at <= :now)"),
    /** One person twice: another user has the same CPR number. */
    DUPLICATE("u.cpr_index is not null and exists (select from organisation_user o"
            + " where o.organisation_id = u.organisation_id and o.cpr_index = u.cpr_index and o.id <> u.id"
            + " and o.state <> 'DELETED')"),
    /** Active, and no way in: private MitID is not agreed to or not allowed, and no separate means is offered. */
    NO_MEANS("u.state = 'ACTIVE' and u.origin <> 'APPOINTED' and not (u.consented_at is not null and :privateAllowed)"
            + " and not string_to_array(u.separate_means, ' ') && string_to_array(:meansOffered, ' ')");

    private static final String LINK = "select from link l where l.organisation_id = u.organisation_id"
            + " and l.purpose = 'ACTIVATION' and l.subject_id = u.id and l.used_at is null and l.revoked_at is null";

    private final String condition;

    Attention(String condition) {
        this.condition = condition;
    }

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
